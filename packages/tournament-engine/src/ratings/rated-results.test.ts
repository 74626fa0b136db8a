import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, type Outcome, report } from '../index.ts'
import { ratedResults } from './rated-results.ts'

test('only what was played tells of strength, from the side of the first', () => {
  let bracket = draw('single_elimination', [1, 2, 3, 4, 5, 6, 7, 8, 9])
  assert.deepEqual(ratedResults(bracket), [])
  const outcomes: [number, number, Outcome][] = [
    [2, 9, 'played'],
    [9, 1, 'retired'],
    [10, 4, 'walkover'],
    [11, 2, 'no_show'],
    [12, 3, 'disqualified'],
  ]
  for (const [number, winner, outcome] of outcomes) bracket = report(bracket, number, { winner, outcome }).bracket
  assert.deepEqual(ratedResults(bracket), [
    { first: 8, second: 9, score: 0 },
    { first: 1, second: 9, score: 1 },
  ])
})
