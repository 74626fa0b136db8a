import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { getTournament } from '@gym-it/contracts'
import { createCalls } from './calls.ts'
import { requestAt } from './requests.ts'

/** The address of a server that takes every request and never answers. */
async function swallowing(t: TestContext): Promise<string> {
  const server = createServer(() => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const params = { id: 1 }

test('a read that is never answered counts as one without a connection', async t => {
  const call = createCalls({ base: await swallowing(t), readPatienceMs: 50 })
  await assert.rejects(call(getTournament, { params }), { code: 'OFFLINE', status: 0 })
})

test('who stops waiting gets their own reason, not a lost connection', async t => {
  const stopping = new AbortController()
  const asked = requestAt(
    await swallowing(t),
    getTournament,
    { params, signal: stopping.signal },
    { patienceMs: 60_000 },
  )
  stopping.abort(new Error('no longer wanted'))
  await assert.rejects(asked, { message: 'no longer wanted' })
})
