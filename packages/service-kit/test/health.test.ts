import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getNotificationHealth, ServiceHealth } from '@gym-it/contracts'
import type { HandleEvent } from '../src/index.ts'
import {
  assertShape,
  call,
  createTestDatabase,
  inReverse,
  openCuttable,
  refusal,
  send,
  signedIn,
  startNeighbour,
  until,
} from '../src/testing/index.ts'
import { openNotes, said } from './standing.ts'

const as = signedIn('admin')

test('a service tells what it runs on, and how far behind it reads', async t => {
  const cleanup = inReverse(t)
  const { url } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  let isStuck = true
  const handle: HandleEvent = async () => {
    if (isStuck) throw new Error('not yet')
  }
  const given = { AUTH_SERVICE_URL: neighbour.url, USER_SERVICE_URL: neighbour.url }
  const { app } = await openNotes(cleanup, url, given, service => {
    service.follow(service.eventsOf('tournament-service', neighbour.url), ['broadcast'], handle)
    service.health.watchOutbox(async () => ({ name: 'mails', waiting: 2, overdue_seconds: 0.5, given_up: 1 }))
    service.health.watchOutbox(() => Promise.reject(new Error('not known')))
  })
  const look = async () => (await call(app, getNotificationHealth, { as })).body
  const following = async () => (await look()).followers.find(({ name }) => name === 'main')
  for (const text of ['one', 'two', 'three']) neighbour.tell(said(text))
  await until('it is behind', async () => (await following())?.events_behind === 3)
  const health = await look()
  assertShape(ServiceHealth, health, 'the health')
  const { database, bus, followers, outboxes } = health
  assert.deepEqual(
    [database.is_reachable, database.pool_size, database.migrations_applied, database.migrations_waiting],
    [true, 10, 3, 0],
  )
  assert.ok((database.connections ?? 0) >= 1)
  assert.match(database.server_version ?? '', /^\d+/)
  assert.deepEqual(bus, { kind: 'embedded', is_connected: true })
  assert.deepEqual(outboxes, [{ name: 'mails', waiting: 2, overdue_seconds: 0.5, given_up: 1 }])
  assert.deepEqual(followers.map(({ name, source }) => `${name} of ${source}`).sort(), [
    'main of tournament-service',
    'revocations of auth-service',
    'revocations of user-service',
  ])
  assert.ok(((await following())?.seconds_behind ?? -1) > 0)
  const { text } = await send(app, { method: 'GET', path: '/metrics' })
  assert.match(text, /^gym_it_follower_events_behind\{follower="main",source="tournament-service",.*\} 3$/m)
  assert.match(text, /^gym_it_database_up\{.*\} 1$/m)
  assert.match(text, /^gym_it_outbox_given_up\{outbox="mails",.*\} 1$/m)
  isStuck = false
  await until('it has caught up', async () => {
    const now = await following()
    return now?.events_behind === 0 && now.seconds_behind === 0 && now.position === 3
  })
})

test('with the database and the neighbours away it still tells, soon, what it knows', async t => {
  const cleanup = inReverse(t)
  const { url } = await createTestDatabase(cleanup)
  const way = await openCuttable(cleanup, url)
  const { app } = await openNotes(cleanup, way.url, {}, service => {
    service.follow(service.eventsOf('tournament-service', 'http://127.0.0.1:9'), ['broadcast'], async () => {})
  })
  await way.cut()
  const began = performance.now()
  const { body } = await call(app, getNotificationHealth, { as })
  assert.ok(performance.now() - began < 4_000)
  assert.equal(body.database.is_reachable, false)
  assert.equal(body.database.migrations_applied, null)
  for (const one of body.followers) assert.equal(one.events_behind, null, one.name)
  const { text } = await send(app, { method: 'GET', path: '/metrics' })
  assert.match(text, /^gym_it_database_up\{.*\} 0$/m)
  assert.doesNotMatch(text, /^gym_it_(database_latency_seconds|follower_events_behind)\{/m)
})

test('only administrators are told', async t => {
  const cleanup = inReverse(t)
  const { url } = await createTestDatabase(cleanup)
  const { app } = await openNotes(cleanup, url)
  await refusal(app, getNotificationHealth, 'TOKEN_MISSING')
  await refusal(app, getNotificationHealth, 'ROLE_REQUIRED', { as: signedIn('trainer') })
  assert.equal((await send(app, { method: 'GET', path: '/internal/events/behind?after=0' })).status, 401)
})
