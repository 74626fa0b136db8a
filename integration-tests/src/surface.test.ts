import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  banUser,
  changeRole,
  getMe,
  listAvailableUsers,
  listNotifications,
  login,
  logout,
  operations,
  operationsOf,
  sendNotification,
  serviceNames,
  unbanUser,
  validateToken,
} from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { call, inReverse, openLiveSocket, refusal, send, until } from '@gym-it/service-kit/testing'
import { newMember, newTrainer, password, register, type SignedIn, signIn, signInAsAdmin } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

/** One call of each service that needs a token. */
const guarded = [validateToken, getMe, listAvailableUsers, listNotifications]

describe('the five services together', () => {
  const cleanup = inReverse({ after })
  let stack: Stack
  let gateway: string
  let admin: SignedIn
  before(async () => {
    stack = await openStack(cleanup, testServer())
    gateway = stack.urls['api-gateway']
    admin = await signInAsAdmin(stack)
  })
  const refusedEverywhereWithinASecond = (as: SignedIn) =>
    Promise.all(
      guarded.map(operation =>
        until(`${operation.id} refuses`, () => refusal(gateway, operation, 'TOKEN_INVALID', { as }), 1_000),
      ),
    )

  test('a ban bites everywhere within a second, and can be lifted', async t => {
    const trainer = await newTrainer(stack)
    const socket = await openLiveSocket(inReverse(t), gateway)
    await socket.signIn(trainer.token)
    await socket.follow('user')
    for (const operation of guarded) await call(gateway, operation, { as: trainer })
    await call(gateway, banUser, { as: admin, body: { user_id: trainer.id, reason: 'Test' } })
    await refusedEverywhereWithinASecond(trainer)
    await until(
      'nor in',
      () => refusal(gateway, login, 'ACCOUNT_BANNED', { body: { email: trainer.email, password } }),
      1_000,
    )
    const { status } = await send(gateway, {
      method: 'POST',
      path: '/api/v1/auth/refresh',
      headers: { cookie: trainer.cookie },
    })
    assert.equal(status, 401)
    assert.equal(await socket.closed, 4401)
    await call(gateway, unbanUser, { as: admin, body: { user_id: trainer.id } })
    const again = await until('the way back in', () => signIn(gateway, trainer.email))
    for (const operation of guarded) await call(gateway, operation, { as: again })
    await refusal(gateway, validateToken, 'TOKEN_INVALID', { as: trainer })
  })

  test('so do a logout and a change of role', async () => {
    const trainer = await newTrainer(stack)
    const elsewhere = await signIn(gateway, trainer.email)
    await call(gateway, logout, { as: trainer })
    await refusedEverywhereWithinASecond(trainer)
    for (const operation of guarded) await call(gateway, operation, { as: elsewhere })
    await call(gateway, changeRole, { as: admin, body: { user_id: trainer.id, role: 'member' } })
    await refusedEverywhereWithinASecond(elsewhere)
    const member = await until('the new role', async () => {
      const session = await signIn(gateway, trainer.email)
      const { role } = (await call(gateway, validateToken, { as: session })).body
      return role === 'member' && session
    })
    await refusal(gateway, listAvailableUsers, 'ROLE_REQUIRED', { as: member })
  })

  test('the profile is there right after registering', async () => {
    for (let count = 0; count < 5; count++) {
      const member = await newMember(stack)
      assert.equal((await call(gateway, getMe, { as: member })).body.email, member.email)
    }
  })

  test('people arrive where trainers choose them, and go when they are banned', async () => {
    const { user } = await register(gateway)
    const available = async () => (await call(gateway, listAvailableUsers, { as: admin })).body.users
    await until('the person can be chosen', async () => (await available()).some(({ id }) => id === user.id))
    await call(gateway, banUser, { as: admin, body: { user_id: user.id } })
    await until('and no longer', async () => !(await available()).some(({ id }) => id === user.id))
  })

  test('a notification reaches its person’s socket through the gateway', async t => {
    const member = await newMember(stack)
    const socket = await openLiveSocket(inReverse(t), gateway)
    await socket.signIn(member.token)
    await socket.follow('user')
    await call(gateway, sendNotification, { as: admin, body: { user_id: member.id, message: 'Mat 3, please' } })
    const { data } = await socket.frame('event')
    assert.equal((data as { message: string }).message, 'Mat 3, please')
  })

  test('every service has its health, readiness and metrics', async () => {
    for (const name of serviceNames) {
      const get = (path: string) => send(stack.urls[name], { method: 'GET', path })
      assert.deepEqual(JSON.parse((await get('/healthz')).text), { status: 'ok', service: name })
      assert.equal((await get('/readyz')).status, 200, name)
      assert.match((await get('/metrics')).text, /http_request_duration_seconds/, name)
    }
  })

  test('one document describes every operation, and a page shows it', async () => {
    interface Document {
      readonly paths: Record<string, Record<string, { readonly operationId: string }>>
    }
    const idsIn = async (url: string) => {
      const { paths } = JSON.parse((await send(url, { method: 'GET', path: '/openapi.json' })).text) as Document
      return Object.values(paths).flatMap(entries => Object.values(entries).map(({ operationId }) => operationId))
    }
    assert.deepEqual((await idsIn(gateway)).sort(), operations.map(({ id }) => id).sort())
    for (const name of serviceNames.filter(one => one !== 'api-gateway')) {
      assert.deepEqual(
        (await idsIn(stack.urls[name])).sort(),
        operationsOf(name)
          .map(({ id }) => id)
          .sort(),
      )
    }
    const page = await send(gateway, { method: 'GET', path: '/docs/' })
    assert.equal(page.status, 200)
    assert.match(page.headers['content-type'] ?? '', /text\/html/)
  })

  test('the way between the services is closed at the gateway', async () => {
    for (const path of ['/internal/events', '/api/internal/events', '/api/v1/internal/events']) {
      const { status, text } = await send(gateway, {
        method: 'GET',
        path,
        headers: { authorization: `Bearer ${admin.token}` },
      })
      assert.ok(status === 404 || !text.includes('last_id'), `${path} answered ${status}`)
    }
  })
})
