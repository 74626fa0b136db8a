import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  addParticipant,
  approveUser,
  banUser,
  changePassword,
  changeRole,
  createAdmin,
  createTournament,
  deleteUser,
  getMe,
  listAvailableUsers,
  listNotifications,
  listUsers,
  login,
  operations,
  readPeople,
  readPersonalData,
  registerUser,
  serviceNames,
  updateMe,
  validateToken,
} from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { askOf, call, inReverse, problemOf, refusal, send, serviceToken, until } from '@gym-it/service-kit/testing'
import { newMember, newTrainer, password, register, type SignedIn, signIn, signInAsAdmin } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

/** One call of each service that needs a token. */
const guarded = [validateToken, getMe, listAvailableUsers, listNotifications]
const stateful = serviceNames.filter(name => name !== 'api-gateway')

describe('what the earlier system did wrong cannot happen', () => {
  const cleanup = inReverse({ after })
  let stack: Stack
  let gateway: string
  let admin: SignedIn
  before(async () => {
    stack = await openStack(cleanup, testServer())
    gateway = stack.urls['api-gateway']
    admin = await signInAsAdmin(stack)
  })

  test('internal calls open to anyone', async () => {
    const { SECRET_KEY = '', JWT_SECRET_KEY = '' } = stack.env
    const forged = [
      '',
      admin.token,
      serviceToken('user-service', 'made up'),
      serviceToken('user-service', JWT_SECRET_KEY),
    ]
    const paths = ['/internal/events', readPeople.path, readPersonalData.path.replace(':id', '1')]
    const good = serviceToken('notification-service', SECRET_KEY)
    for (const name of stateful) {
      const ask = (path: string, token: string, headers = {}) =>
        send(stack.urls[name], { method: 'GET', path, headers: { authorization: `Bearer ${token}`, ...headers } })
      assert.equal((await ask('/internal/events', good)).status, 200, name)
      for (const path of paths) {
        const answers = [
          ...forged.map(token => ask(path, token, { 'x-internal-service': 'user-service' })),
          // What comes through the gateway says so, and is then nobody of ours.
          ask(path, good, { 'x-forwarded-for': '203.0.113.9' }),
        ]
        // 404: not every service has all of these to read.
        for (const { status } of await Promise.all(answers)) assert.ok([401, 404].includes(status), `${name} ${path}`)
      }
    }
    const own = { authorization: `Bearer ${good}` }
    for (const base of ['', '/api', '/api/v1', '/api/v1/auth', '/api/v1/users']) {
      for (const path of paths) {
        const { status } = await send(gateway, { method: 'GET', path: `${base}${path}`, headers: own })
        assert.equal(status, 404, `${base}${path}`)
      }
    }
  })

  test('a token of somebody banned that stays valid', async () => {
    const trainer = await newTrainer(stack)
    for (const operation of guarded) await call(gateway, operation, { as: trainer })
    await call(gateway, banUser, { as: admin, body: { user_id: trainer.id } })
    const isRefused = (operation: (typeof guarded)[number]) =>
      until(`${operation.id} refuses`, () => refusal(gateway, operation, 'TOKEN_INVALID', { as: trainer }), 1_000)
    await Promise.all(guarded.map(isRefused))
  })

  test('an approval that never reaches the sign-in', async () => {
    const { email, user } = await register(gateway, 'trainer')
    await refusal(gateway, login, 'ACCOUNT_NOT_APPROVED', { body: { email, password } })
    await until('the profile is there', () => call(gateway, approveUser, { as: admin, body: { user_id: user.id } }))
    await until('the approval has arrived', () => signIn(gateway, email), 1_500)
  })

  test('a root administrator who can be banned, demoted or deleted', async () => {
    const body = { email: 'rival@gym.test', password, full_name: 'Rival' }
    await call(gateway, createAdmin, { as: admin, body })
    const rival = await signIn(gateway, body.email)
    for (const as of [rival, admin]) {
      const isProtected = (code: string) => assert.match(code, /^(ROOT_ADMIN_PROTECTED|OWN_ACCOUNT)$/)
      const judge = async (ask: Parameters<typeof send>[1]) =>
        isProtected(problemOf(await send(gateway, ask), ask.path).code)
      await judge(askOf(banUser, { as, body: { user_id: admin.id } }))
      await judge(askOf(changeRole, { as, body: { user_id: admin.id, role: 'member' } }))
      await judge(askOf(deleteUser, { as, params: { id: admin.id } }))
    }
    await call(gateway, validateToken, { as: await signInAsAdmin(stack) })
  })

  test('the role admin at registration, or later by one’s own hand', async () => {
    for (const role of ['admin', 'ADMIN', ' admin', ['admin'], { role: 'admin' }, 3]) {
      const body = { email: 'climber@gym.test', password, full_name: 'Climber', role }
      // The type forbids what is tried here.
      await refusal(gateway, registerUser, 'INPUT_INVALID', { body: body as never })
    }
    const more = { is_root_admin: true, is_approved: true, access_version: 9, id: 1 }
    const body = { email: 'climber@gym.test', password, full_name: 'Climber', role: 'member' as const, ...more }
    const { user } = (await call(gateway, registerUser, { body })).body
    assert.deepEqual([user.role, user.id === 1], ['member', false])
    const climber = await signIn(gateway, body.email)
    await send(gateway, askOf(updateMe, { as: climber, body: { bio: 'x', role: 'admin', is_root_admin: true } }))
    const me = (await call(gateway, getMe, { as: climber })).body
    assert.deepEqual([me.role, me.is_root_admin], ['member', false])
    await refusal(gateway, listUsers, 'ROLE_REQUIRED', { as: climber })
  })

  test('passwords of one character, or that everybody tries first', async () => {
    const member = await newMember(stack)
    for (const secret of ['1', 'seven77', 'password', '12345678', 'x'.repeat(257)]) {
      const person = { email: 'careless@gym.test', password: secret, full_name: 'Careless' }
      await refusal(gateway, registerUser, 'INPUT_INVALID', { body: person })
      await refusal(gateway, createAdmin, 'INPUT_INVALID', { as: admin, body: person })
      const body = { current_password: password, new_password: secret }
      await refusal(gateway, changePassword, 'INPUT_INVALID', { as: member, body })
    }
  })

  test('a member who reads others’ e-mail addresses', async () => {
    const [member, other, trainer] = [await newMember(stack), await newMember(stack), await newTrainer(stack)]
    const tournament = { name: 'Cup', start_date: '2030-01-01' }
    const { id } = (await call(gateway, createTournament, { as: trainer, body: tournament })).body.tournament
    await call(gateway, addParticipant, { as: other, params: { id }, body: { name: 'Other' } })
    const reads = operations.filter(({ method }) => method === 'GET')
    for (const operation of reads) {
      for (const one of [id, other.id, trainer.id, admin.id]) {
        const params = { id: one, pid: 1, match_id: 1 }
        const { text } = await send(gateway, askOf(operation, { as: member, params }))
        for (const { email } of [other, trainer, admin]) assert.ok(!text.includes(email), `${operation.id}: ${text}`)
      }
    }
  })

  test('secrets from a sample file', async t => {
    const sample = await readFile(join(import.meta.dirname, '..', '..', '.env.example'), 'utf8')
    for (const name of ['SECRET_KEY', 'JWT_SECRET_KEY', 'ADMIN_PASSWORD', 'AUTH_DB_PASSWORD']) {
      assert.match(sample, new RegExp(`^${name}=$`, 'm'), `${name} has no value there`)
    }
    const first = { ENV: 'production', ADMIN_EMAIL: 'root@gym.test', ADMIN_PASSWORD: 'hard enough to guess' }
    const strong = 'q7Vd0mZr3KfXw9Lh2TbNs6YcPa4Eg8Ju'
    const attempts = {
      SECRET_KEY: { JWT_SECRET_KEY: strong },
      JWT_SECRET_KEY: { SECRET_KEY: strong, JWT_SECRET_KEY: 'jwt-secret-key-change-in-production' },
      ADMIN_PASSWORD: { SECRET_KEY: strong, JWT_SECRET_KEY: strong, ADMIN_PASSWORD: 'admin123' },
    }
    for (const [name, env] of Object.entries(attempts)) {
      // It stops before it looks for the database, which is nowhere.
      const nowhere = { ...first, ...env, AUTH_DATABASE_URL: 'postgres://127.0.0.1:9/nowhere' }
      const start = openStack(inReverse(t), {}, { services: ['auth-service'], env: nowhere })
      await assert.rejects(start, { message: new RegExp(`\\b${name}\\b`) })
    }
  })

  test('an address that a stopped neighbour makes unusable for ever', async () => {
    await stack.stopService('user-service')
    const { email, user } = await register(gateway)
    const early = await signIn(gateway, email)
    await refusal(gateway, getMe, 'UNAVAILABLE', { as: early })
    await stack.startService('user-service')
    const { body } = await until('the profile', () => call(gateway, getMe, { as: early }))
    assert.deepEqual([body.id, body.email], [user.id, email])
    await signIn(gateway, email)
    const found = (await call(gateway, listUsers, { as: admin, query: { q: email } })).body
    assert.equal(found.length, 1)
  })
})
