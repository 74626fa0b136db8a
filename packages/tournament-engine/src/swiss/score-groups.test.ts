import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreGroups, scoreLevels, seatsIn } from './score-groups.ts'

const scored = (...scores: number[]) => scores.map(score => ({ score }))

test('groups by score, and the bye behind them', () => {
  assert.deepEqual(scoreGroups(scored(2, 2, 1, 0), false), [[0, 1], [2], [3]])
  assert.deepEqual(scoreGroups(scored(0, 0, 0), true), [[0, 1, 2], [3]])
})

test('one of an odd group is to float to the next', () => {
  const seats = seatsIn([[0, 1, 2], [3, 4], [5]])
  assert.deepEqual(
    seats.map(({ group, position, incoming, half }) => [group, position, incoming, half]),
    [
      [0, 0, 0, 1],
      [0, 1, 0, 1],
      [0, 2, 0, 1],
      [1, -1, 1, 0],
      [1, 0, 1, 0],
      [2, -1, 1, 0],
    ],
  )
})

test('levels are whole numbers in the largest common unit', () => {
  assert.deepEqual(scoreLevels(scored(2.5, 1.5, 1, 0)), [5, 3, 2, 0])
  assert.deepEqual(scoreLevels(scored(7, 4, 1)), [2, 1, 0])
  assert.deepEqual(scoreLevels(scored(3, 3)), [0, 0])
  assert.deepEqual(scoreLevels([]), [])
})
