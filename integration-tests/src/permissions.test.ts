import assert from 'node:assert/strict'
import { after, before, describe, type TestContext, test } from 'node:test'
import {
  apiBase,
  banUser,
  createAdmin,
  type ErrorCode,
  fieldsSeenBy,
  getUser,
  logout,
  mayActOn,
  type Operation,
  operations,
  type Reach,
  type Role,
  reachOf,
  roles,
} from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import {
  askOf,
  badTokens,
  type CallOptions,
  call,
  type Exchanged,
  inReverse,
  plausible,
  problemOf,
  send,
  serviceToken,
  signedIn,
  until,
} from '@gym-it/service-kit/testing'
import { ownedObjects } from './standing/owned-objects.ts'
import { newMember, newTrainer, password, type SignedIn, signIn, signInAsAdmin } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

interface Entry {
  readonly operationId: string
  readonly 'x-access': string
  readonly 'x-objects': Readonly<Record<Role, Reach>>
}

/** Refusals that the table decides, as opposed to those of what is asked for. */
const decided: readonly (ErrorCode | undefined)[] = ['TOKEN_MISSING', 'TOKEN_INVALID', 'ROLE_REQUIRED']
/** These judge a token of their own, which the walk does not have. */
const hasOwnToken = new Set(['refreshSession', 'exchangeRefreshToken', 'resetPassword', 'confirmEmail'])

describe('every operation of the description, asked by everybody', () => {
  const cleanup = inReverse({ after })
  let stack: Stack
  let gateway: string
  let admin: SignedIn
  let described: readonly Operation[]
  let asked = 0

  before(async () => {
    stack = await openStack(cleanup, testServer())
    gateway = stack.urls['api-gateway']
    admin = await signInAsAdmin(stack)
    described = await readDescription()
  })

  /** The operations that the gateway's OpenAPI document has, compared with the table on the way. */
  async function readDescription(): Promise<readonly Operation[]> {
    const { text } = await send(gateway, { method: 'GET', path: '/openapi.json' })
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Entry>> }
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, entry]) => {
        const operation = operations.find(({ id }) => id === entry.operationId)
        assert.ok(operation, entry.operationId)
        assert.equal(
          `${method} ${path}`,
          `${operation.method.toLowerCase()} ${apiBase}${operation.path.replace(/:(\w+)/g, '{$1}')}`,
        )
        assert.equal(entry['x-access'], operation.access, operation.id)
        for (const role of roles) assert.equal(entry['x-objects'][role], reachOf(operation, role), operation.id)
        return operation
      }),
    )
  }

  async function ask(operation: Operation, options: CallOptions): Promise<Exchanged & { readonly code?: ErrorCode }> {
    asked += 1
    const answer = await send(gateway, askOf(operation, options))
    assert.ok(answer.status < 500, `${operation.id} answered ${answer.status}: ${answer.text}`)
    return answer.status < 400 ? answer : { ...answer, code: problemOf(answer, operation.id).code }
  }

  /** Where the table is wide, no more is said here than that it is not the table that refuses. */
  async function judge(operation: Operation, reach: Reach, refusal: ErrorCode, options: CallOptions, who: string) {
    const { status, code } = await ask(operation, { ...plausible(operation), ...options })
    const what = `${operation.id} answered ${status} ${code} to ${who}`
    if (reach === 'none') assert.equal(code, refusal, what)
    else if (!hasOwnToken.has(operation.id)) assert.ok(!decided.includes(code), what)
    return status
  }

  test('the description has every operation, and says of each what the table says', () => {
    assert.deepEqual(described.map(({ id }) => id).sort(), operations.map(({ id }) => id).sort())
  })

  test('strangers, with no token or one that nobody may use', async () => {
    const { id } = await newMember(stack)
    const banned = await signIn(gateway, (await newTrainer(stack)).email)
    const left = await newAdmin()
    await call(gateway, banUser, { as: admin, body: { user_id: banned.id } })
    await call(gateway, logout, { as: left })
    for (const as of [banned, left]) {
      await until('the end is known to all', async () => {
        const answers = await Promise.all(described.filter(isGuarded).map(one => ask(one, { ...plausible(one), as })))
        return answers.every(({ status }) => status === 401)
      })
    }
    const { JWT_SECRET_KEY = '', SECRET_KEY = '' } = stack.env
    const tokens = {
      ...badTokens(JWT_SECRET_KEY),
      'of a service’s secret': signedIn('admin', { id, secret: SECRET_KEY }).token,
      'of somebody banned': banned.token,
      'of somebody who signed out': left.token,
    }
    for (const operation of described) {
      await judge(operation, reachOf(operation, null), 'TOKEN_MISSING', {}, 'a stranger')
      for (const [what, as] of Object.entries(tokens)) {
        await judge(operation, reachOf(operation, null), 'TOKEN_INVALID', { as }, `a token ${what}`)
      }
    }
  })

  const isGuarded = ({ access }: Operation) => access !== 'public'
  let admins = 0
  async function newAdmin(): Promise<SignedIn> {
    const body = { email: `admin-${++admins}@gym.test`, password, full_name: 'Another administrator' }
    await call(gateway, createAdmin, { as: admin, body })
    return signIn(gateway, body.email)
  }
  const newcomer: Readonly<Record<Role, () => Promise<SignedIn>>> = {
    member: () => newMember(stack),
    trainer: () => newTrainer(stack),
    admin: newAdmin,
  }

  for (const role of roles) {
    test(`as ${role}: what the table says may be done, and nothing else`, async () => {
      let as = await newcomer[role]()
      for (const operation of described) {
        const status = await judge(operation, reachOf(operation, role), 'ROLE_REQUIRED', { as }, `a ${role}`)
        // Some of what one may do to one's own account ends the sign-in.
        if (status < 300 && operation.access === 'member' && operation.method !== 'GET') as = await newcomer[role]()
      }
    })
  }

  test('another’s object is refused, and one’s own is not', async () => {
    const concerned = described.filter(one => reachOf(one, 'member') === 'own' && one.params)
    const covered = new Set([...ownedObjects.keys()].map(({ id }) => id))
    const missing = concerned.filter(({ id }) => !covered.has(id)).map(({ id }) => id)
    assert.deepEqual(missing, [], 'standing/owned-objects.ts must say how to come by an object of these')

    const [owner, other, trainer] = [await newMember(stack), await newMember(stack), await newTrainer(stack)]
    const people: readonly (SignedIn & { readonly role: Role })[] = [
      { ...other, role: 'member' },
      { ...trainer, role: 'trainer' },
      { ...admin, role: 'admin' },
      { ...owner, role: 'member' },
    ]
    for (const [operation, make] of ownedObjects) {
      for (const actor of people) {
        // A new object for each, so that what one may do does not stand in the next one's way.
        const options = await make({ gateway, admin, owner })
        const { status, code } = await ask(operation, { ...options, as: actor })
        const what = `${operation.id} answered ${status} ${code} to ${actor.email}`
        if (mayActOn(operation, actor, owner.id)) assert.equal(status, operation.success.status, what)
        else assert.ok(status === 404 || code === 'ROLE_REQUIRED', what)
      }
    }
  })

  test('of another person one sees the fields that the table shows, of oneself all', async () => {
    const [person, member, trainer] = [await newMember(stack), await newMember(stack), await newTrainer(stack)]
    const fieldsShownTo = async (as: SignedIn) =>
      Object.keys((await call(gateway, getUser, { as, params: { id: person.id } })).body).sort()
    await until('the profile is there', () => fieldsShownTo(admin))
    assert.deepEqual(await fieldsShownTo(member), fieldsSeenBy('member').toSorted())
    assert.deepEqual(await fieldsShownTo(trainer), fieldsSeenBy('trainer').toSorted())
    assert.deepEqual(await fieldsShownTo(admin), fieldsSeenBy('admin').toSorted())
    assert.deepEqual(await fieldsShownTo(person), fieldsSeenBy('self').toSorted())
  })

  test('nobody outside can speak for a service', async (t: TestContext) => {
    for (const path of [
      '/internal/events',
      '/api/internal/events',
      '/api/v1/internal/events',
      '/api/v1/auth/../../internal/events',
    ]) {
      asked += 1
      const { status } = await send(gateway, { method: 'GET', path, headers: { 'x-internal-service': 'auth-service' } })
      assert.equal(status, 404, path)
    }
    const as = serviceToken('tournament-service', stack.env.SECRET_KEY)
    for (const operation of described.filter(isGuarded))
      await judge(operation, 'none', 'TOKEN_INVALID', { as }, 'a service')
    t.diagnostic(`${asked} requests, none answered 5xx`)
  })
})
