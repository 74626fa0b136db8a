import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleMatch } from '../brackets/testing/sample-bracket.ts'
import { latestResults, nowOn, progressOf } from './progress.ts'

const done = (id: number, minute: number) =>
  sampleMatch(id, { status: 'completed', completed_at: `2026-02-01T10:${minute}:00.000Z` })
const matches = [
  sampleMatch(1, { status: 'bye' }),
  done(2, 40),
  done(3, 55),
  done(4, 20),
  sampleMatch(5, { status: 'ready' }),
  sampleMatch(6, { status: 'waiting' }),
  sampleMatch(7, { status: 'called' }),
  sampleMatch(8, { status: 'in_progress' }),
  sampleMatch(9, { status: 'ready' }),
  sampleMatch(10, { status: 'completed', completed_at: null }),
]

test('byes are neither played nor to be played', () => {
  assert.deepEqual(progressOf(matches), { played: 4, all: 9 })
  assert.deepEqual(progressOf([]), { played: 0, all: 0 })
})

test('the newest result comes first, and no more than asked for', () => {
  assert.deepEqual(
    latestResults(matches, 2).map(match => match.id),
    [3, 2],
  )
})

test('what is on comes before what is called, and that before what can begin', () => {
  assert.deepEqual(
    nowOn(matches).map(match => match.id),
    [8, 7, 5, 9],
  )
})
