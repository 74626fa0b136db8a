import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiProblem } from '../../lib/api-problem.ts'
import { secondsToWait, waitText } from './wait-text.ts'

test('reads how long to wait where the service says it', () => {
  const slowDown = (detail: string) => new ApiProblem(429, 'RATE_LIMITED', detail)
  assert.equal(secondsToWait(slowDown('Too many attempts. Try again in 12 seconds.')), 12)
  assert.equal(secondsToWait(slowDown('Too many attempts. Try again in 1 second.')), 1)
  assert.equal(secondsToWait(slowDown('Too many requests from your network. Wait a moment and try again.')), undefined)
  assert.equal(secondsToWait(new ApiProblem(400, 'INPUT_INVALID', 'Try again in 12 seconds.')), undefined)
  assert.equal(secondsToWait(new Error('Try again in 12 seconds.')), undefined)
})

test('says a wait in minutes and seconds', () => {
  const said = [1, 12, 60, 61, 185, 900].map(waitText)
  assert.deepEqual(said, [
    '1 second',
    '12 seconds',
    '1 minute',
    '1 minute 1 second',
    '3 minutes 5 seconds',
    '15 minutes',
  ])
})
