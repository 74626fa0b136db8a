import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ServiceHealth, SystemHealth } from '@gym-it/contracts'
import { durationWords } from './durations.ts'
import { allFindings, findingsOf, worstOf } from './findings.ts'

const database = { is_reachable: true, latency_ms: 2, server_version: '18.1', pool_size: 10, connections: 9 }
const place = { name: 'main', source: 'auth-service', position: 7 } as const
const follower = { ...place, events_behind: 1, seconds_behind: 1, standstill: null }
const healthy: ServiceHealth = {
  ...{ service: 'user-service', version: '1.0.0', node_version: 'v24', host: 'h' },
  started_at: '2026-02-01T10:00:00.000Z',
  database: { ...database, migrations_applied: 4, migrations_waiting: 0 },
  bus: { kind: 'redis', is_connected: true },
  followers: [follower],
  outboxes: [{ name: 'mails', waiting: 3, overdue_seconds: 20, given_up: 0 }],
}
const instance = (health: Partial<ServiceHealth> | null, is_reachable = true) => ({
  ...({ service: 'user-service', is_reachable, answered_ms: 3 } as const),
  health: health === null ? null : { ...healthy, ...health },
})
const told = (health: Partial<ServiceHealth> | null, isReachable = true) =>
  findingsOf(instance(health, isReachable)).map(({ level, what }) => `${level}: ${what}`)

test('of what works as it should nothing is said, nor of what is just under way', () => {
  assert.deepEqual(told({}), [])
})

test('what does not work is told, and what to do about it', () => {
  assert.deepEqual(told(null, false), ['trouble: user-service is not reachable.'])
  assert.deepEqual(told(null), ['trouble: user-service does not accept your sign-in.'])
  const away = { ...healthy.database, is_reachable: false, migrations_waiting: null }
  assert.deepEqual(told({ database: away }), ['trouble: The database of user-service does not answer.'])
  const old = { ...healthy.database, latency_ms: 900, migrations_waiting: 1 }
  assert.deepEqual(told({ database: old }), [
    'attention: The database of user-service is slow: 900 ms for a small question.',
    'attention: The tables of user-service are not up to date.',
  ])
  assert.deepEqual(told({ bus: { kind: 'redis', is_connected: false } }), [
    'attention: user-service has no connection to Redis.',
  ])
  for (const { todo } of findingsOf(instance({ database: old }))) assert.match(todo, /^[A-Z].*\.$/)
})

test('who is late with events is told, by how much, and what cannot be known is not guessed', () => {
  const late = (events_behind: number | null, seconds_behind: number | null) =>
    told({ followers: [{ ...follower, events_behind, seconds_behind }] })
  assert.deepEqual(late(null, null), [])
  assert.deepEqual(late(1, 12.5), [
    'attention: user-service is late with events of auth-service: 1 waits, the oldest for 12 seconds.',
  ])
  assert.deepEqual(late(3_000, 7_300), [
    'trouble: user-service is late with events of auth-service: 3,000 wait, the oldest for 2 hours.',
  ])
})

test('who has stopped reading is told, with what stands in the way', () => {
  const standstill = 'event 2 (user.banned) of auth-service cannot be handled, and nothing after it is'
  assert.deepEqual(told({ followers: [{ ...follower, standstill }] }), [
    'trouble: user-service has stopped reading the events of auth-service.',
  ])
})

test('what waits for too long or was given up is told', () => {
  const outboxes = [
    { name: 'mails', waiting: 12, overdue_seconds: 300, given_up: 0 },
    { name: 'webhooks', waiting: 0, overdue_seconds: 0, given_up: 1 },
  ] as const
  assert.deepEqual(told({ outboxes: [...outboxes] }), [
    'attention: 12 mails wait, the oldest for 5 minutes.',
    'attention: 1 webhook message was given up.',
  ])
})

test('the worst comes first, and versions that differ are told once', () => {
  const process = { service: 'api-gateway', version: '1.1.0', node_version: 'v24', host: 'h', started_at: '' } as const
  const system: SystemHealth = {
    ...{ at: '', gateway: process },
    instances: [instance({}), instance({ bus: { kind: 'redis', is_connected: false } }), instance(null, false)],
  }
  const findings = allFindings(system)
  assert.deepEqual(
    findings.map(({ level }) => level),
    ['trouble', 'attention', 'attention'],
  )
  assert.match(findings.at(-1)?.what ?? '', /1\.1\.0, 1\.0\.0/)
  assert.deepEqual([worstOf(findings), worstOf(findings.slice(1)), worstOf([])], ['trouble', 'attention', null])
})

test('durations are told in their largest unit', () => {
  assert.deepEqual([0, 59, 60, 3_599, 90_000].map(durationWords), [
    '1 second',
    '59 seconds',
    '1 minute',
    '59 minutes',
    '1 day',
  ])
})
