import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readProblem } from './problem.ts'

test('reads the sentence, the code and how long to wait', async () => {
  const body = JSON.stringify({ code: 'RATE_LIMITED', detail: 'Too many attempts. Try again in 12 seconds.' })
  const problem = await readProblem(new Response(body, { status: 429, headers: { 'retry-after': '12' } }))
  assert.deepEqual([problem.code, problem.retryAfter, problem.status], ['RATE_LIMITED', 12, 429])
})

test('makes a sentence of a proxy’s page, and takes no date for seconds', async () => {
  const headers = { 'retry-after': 'Fri, 31 Dec 2027 23:59:59 GMT' }
  const problem = await readProblem(new Response('<html>', { status: 502, headers }))
  assert.deepEqual([problem.code, problem.retryAfter], ['UNAVAILABLE', undefined])
  assert.match(problem.detail, /502/)
})
