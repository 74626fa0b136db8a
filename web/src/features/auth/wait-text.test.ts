import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiProblem } from '../../lib/api-problem.ts'
import { secondsToWait, waitText } from './wait-text.ts'

test('knows how long to wait where the service says it', () => {
  const refused = (code: 'RATE_LIMITED' | 'UNAVAILABLE', more: { readonly retryAfter?: number }) =>
    new ApiProblem(429, code, 'Too many attempts.', more)
  assert.equal(secondsToWait(refused('RATE_LIMITED', { retryAfter: 12 })), 12)
  assert.equal(secondsToWait(refused('RATE_LIMITED', {})), undefined)
  assert.equal(secondsToWait(refused('UNAVAILABLE', { retryAfter: 2 })), undefined)
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
