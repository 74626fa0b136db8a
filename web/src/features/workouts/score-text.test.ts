import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockText, scoreText, secondsOf } from './score-text.ts'

test('times are read and written as on a stopwatch', () => {
  assert.deepEqual([205, 59.5, 3725, 60].map(clockText), ['3:25', '0:59.5', '1:02:05', '1:00'])
  assert.deepEqual(['3:25', '205', '1:02:05', '59,5', 'x', '3:2:1:1', ''].map(secondsOf), [
    205,
    205,
    3725,
    59.5,
    null,
    null,
    null,
  ])
})

test('scores say their measure, and what is capped or missing', () => {
  const workout = { id: 'a', name: 'A', scored_by: 'time' as const }
  assert.equal(scoreText({ reps: 71 }, workout), '71 reps (capped)')
  assert.equal(scoreText({ time: 301 }, workout), '5:01')
  assert.equal(scoreText({ weight: 102.5 }, { ...workout, scored_by: 'weight' }), '102.5 kg')
  assert.equal(scoreText({ status: 'dns' }, workout), 'did not start')
  assert.equal(scoreText(null, workout), '–')
})
