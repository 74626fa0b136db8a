import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import {
  addParticipant,
  banUser,
  changePassword,
  changeRole,
  deleteUser,
  endSessions,
  getMe,
  listNotifications,
  listSessions,
  logout,
  makeResetLink,
  type Operation,
  resetPassword,
  type StatefulServiceName,
  unapproveUsers,
} from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { askOf, call, inReverse, openCuttable, plausible, send, until } from '@gym-it/service-kit/testing'
import { newMember, password, type SignedIn, signIn, signInAsAdmin } from './standing/people.ts'
import { type Ground, openStack, testServer } from './standing/stack.ts'

/** In each service something that needs a token; what it asks for does not exist, or changes nothing that matters. */
const doors: Readonly<Record<StatefulServiceName, Operation>> = {
  'auth-service': listSessions,
  'user-service': getMe,
  'tournament-service': addParticipant,
  'notification-service': listNotifications,
}
const services = Object.keys(doors) as StatefulServiceName[]

type End = (stack: Stack, admin: SignedIn, person: SignedIn) => Promise<unknown>

const passwordOnAnotherDevice: End = async ({ urls }, _admin, { email }) => {
  const as = await signIn(urls['api-gateway'], email)
  const body = { current_password: password, new_password: 'another long enough pass phrase' }
  await call(urls['api-gateway'], changePassword, { as, body })
}

const link: End = async ({ urls }, as, { id: user_id }) => {
  const { token } = (await call(urls['api-gateway'], makeResetLink, { as, body: { user_id } })).body
  const body = { token, new_password: 'another long enough pass phrase' }
  await call(urls['api-gateway'], resetPassword, { body })
}

/** All that ends a sign-in; measured from the moment at which the answer is there. */
const ends: Readonly<Record<string, End>> = {
  'a ban': ({ urls }, as, { id: user_id }) => call(urls['api-gateway'], banUser, { as, body: { user_id } }),
  'an approval taken back': ({ urls }, as, { id }) =>
    call(urls['api-gateway'], unapproveUsers, { as, body: { user_ids: [id] } }),
  'a change of role': ({ urls }, as, { id: user_id }) =>
    call(urls['api-gateway'], changeRole, { as, body: { user_id, role: 'trainer' } }),
  'a change of password': passwordOnAnotherDevice,
  'a new password by a link': link,
  'signing out': ({ urls }, _admin, as) => call(urls['api-gateway'], logout, { as }),
  'signing out everywhere': ({ urls }, _admin, as) => call(urls['api-gateway'], endSessions, { as }),
  deletion: ({ urls }, as, { id }) => call(urls['api-gateway'], deleteUser, { as, params: { id } }),
}

const statusAt = async ({ urls }: Stack, service: StatefulServiceName, as: SignedIn) =>
  (await send(urls[service], askOf(doors[service], { ...plausible(doors[service]), as }))).status

/** The longest time in milliseconds until the last service refused the token. */
async function measure(stack: Stack, admin: SignedIn, end: End, boundMs: number): Promise<number> {
  const person = await newMember(stack)
  await until('the profile is there', async () => (await statusAt(stack, 'user-service', person)) === 200)
  for (const service of services) assert.notEqual(await statusAt(stack, service, person), 401, service)
  await end(stack, admin, person)
  const ended = performance.now()
  const times = await Promise.all(
    services.map(async service => {
      await until(`${service} refuses it`, async () => (await statusAt(stack, service, person)) === 401, boundMs)
      return performance.now() - ended
    }),
  )
  return Math.max(...times)
}

async function measureAll(t: TestContext, ground: Ground, boundMs: number, cut = async () => {}): Promise<void> {
  const stack = await openStack(inReverse(t), { ...testServer(), ...ground })
  const admin = await signInAsAdmin(stack)
  await cut()
  for (const [what, end] of Object.entries(ends)) {
    const took = await measure(stack, admin, end, boundMs)
    t.diagnostic(`${what}: refused by all services after ${took.toFixed(0)} ms`)
    assert.ok(took < boundMs, `${what} took ${took} ms`)
  }
}

const redis = process.env.TEST_REDIS_URL
const needsRedis = redis ? {} : { skip: 'no Redis: TEST_REDIS_URL is not set' }

describe('what ends a sign-in reaches every service', () => {
  test('within a second on the embedded bus', t => measureAll(t, {}, 1_000))

  test('within a second on Redis', needsRedis, t => measureAll(t, { redis }, 1_000))

  test('within five seconds when the bus is down', t => measureAll(t, { redis: 'redis://127.0.0.1:9' }, 5_000))

  test('within five seconds when the bus goes down', needsRedis, async t => {
    const way = await openCuttable(inReverse(t), redis ?? '')
    await measureAll(t, { redis: way.url }, 5_000, way.cut)
  })
})
