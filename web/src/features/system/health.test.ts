import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serviceNames } from '@gym-it/contracts'
import { type Check, checkAll, checksKept, type Health, healthPath, since } from './health.ts'

const json = { headers: { 'content-type': 'application/json' } }

test('a service that fails, does not answer or is not there is down; the others are up', async () => {
  const answers: Record<string, () => Promise<Response>> = {
    '/healthz': async () => new Response('{}', json),
    '/api/v1/users/health': async () => new Response('{}', { ...json, status: 503 }),
    '/api/v1/auth/health': () => Promise.reject(new TypeError('no connection')),
    // A page in place of an answer: something else stands at this address.
    '/api/v1/notifications/health': async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
  }
  const ask: typeof fetch = url => answers[String(url)]?.() ?? Promise.resolve(new Response('{}', json))
  const health = await checkAll(undefined, ask)
  const states = serviceNames.map(name => [healthPath(name), health.get(name)?.at(-1)?.state])
  assert.deepEqual(Object.fromEntries(states), {
    '/healthz': 'up',
    '/api/v1/auth/health': 'down',
    '/api/v1/users/health': 'down',
    '/api/v1/tournaments/health': 'up',
    '/api/v1/notifications/health': 'down',
  })
})

test('the list of checks does not grow', async () => {
  const ask: typeof fetch = async () => new Response('{}', json)
  let health: Health | undefined
  for (let round = 0; round < checksKept + 5; round += 1) health = await checkAll(health, ask)
  assert.equal(health?.get('api-gateway')?.length, checksKept)
})

test('tells since when it is as it is', () => {
  const at = (minute: number, state: Check['state']): Check => ({ at: minute, state, ms: 3 })
  assert.equal(since([at(1, 'up'), at(2, 'down'), at(3, 'up'), at(4, 'slow')]), 3)
  assert.equal(since([at(1, 'up'), at(2, 'down')]), 2)
  assert.equal(since([at(1, 'up')]), 1)
  assert.equal(since([]), null)
})
