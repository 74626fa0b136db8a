import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import {
  addParticipant,
  approveUser,
  type BodyOf,
  banUser,
  changeRole,
  createTournament,
  deleteMe,
  deleteUser,
  exportMe,
  getMe,
  listNotifications,
  listParticipants,
  listUsers,
  login,
  type Operation,
  type ReplyOf,
  refreshSession,
  registerUser,
  unbanUser,
} from '@gym-it/contracts'
import type { Stack } from '@gym-it/local-stack'
import { openDatabase } from '@gym-it/service-kit'
import {
  type CallOptions,
  type Cleanup,
  type Cuttable,
  call,
  createTestDatabase,
  inReverse,
  openCuttable,
  refusal,
  until,
} from '@gym-it/service-kit/testing'
import { newMember, password, register, type SignedIn, signIn, signInAsAdmin } from './standing/people.ts'
import { openStack, testServer } from './standing/stack.ts'

/** How long something is away: several times as long as the services wait between two looks at one another. */
const awayMs = 10_000
/** How long a database is away where one falls after the other. */
const stumbleMs = 500
const patienceMs = 60_000
/** Longer than it takes at worst to be banned while services and databases fall. */
const shortBanMs = 10_000
const { TEST_REDIS_URL } = process.env

type Database = 'AUTH' | 'USER' | 'TOURNAMENT' | 'NOTIFICATION'

/** The five services on databases whose ways can be cut. */
async function openCuttableStack(t: Cleanup, redis?: string) {
  const names: Database[] = ['AUTH', 'USER', 'TOURNAMENT', 'NOTIFICATION']
  const ways = new Map<Database, Cuttable>()
  for (const name of names) ways.set(name, await openCuttable(t, (await createTestDatabase(t)).url))
  const env = Object.fromEntries([...ways].map(([name, { url }]) => [`${name}_DATABASE_URL`, url]))
  const stack = await openStack(t, { redis }, { env })
  return { stack, way: (name: Database) => ways.get(name) ?? assert.fail(name) }
}

/** Runs the program of `npm run reconcile`; answers its exit code and what it printed. */
function reconcile({ env }: Stack): Promise<{ code: number; text: string }> {
  const program = join(import.meta.dirname, '../../services/user-service/src/reconcile/main.ts')
  const given = { ...env, DATABASE_URL: 'postgres://unused' }
  return new Promise(resolve => {
    execFile(process.execPath, [program], { env: given, timeout: patienceMs }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: `${stdout}${stderr}` })
    })
  })
}

const agrees = async (stack: Stack) =>
  assert.deepEqual(await reconcile(stack), { code: 0, text: 'The services agree about everyone.\n' })

/** Asks, as a client with patience does, until it is answered: the same request under the same key. */
async function patiently<O extends Operation>(
  gateway: string,
  operation: O,
  options: CallOptions<BodyOf<O>>,
): Promise<ReplyOf<O>> {
  const headers = { 'idempotency-key': randomUUID() }
  const asked = () => call(gateway, operation, { ...options, headers })
  return (await until(`${operation.id} is answered`, asked, patienceMs)).body
}

let count = 0
const somebody = () => ({ email: `agreed-${++count}@gym.test`, password, full_name: `Agreed ${count}` })

interface Away {
  cut(): Promise<unknown>
  mend(): Promise<unknown>
}

/** Takes all of these away at once, and gives them back after ten seconds; `work` begins when they are gone. */
async function whileAway(all: readonly Away[], work: () => Promise<void>): Promise<void> {
  await Promise.all(all.map(one => one.cut()))
  const done = work()
  await delay(awayMs)
  await Promise.all(all.map(one => one.mend()))
  await done
}

/** Registers somebody; their profile must be there in the end, once, and everybody agree. */
async function registersOnce(stack: Stack, admin: SignedIn, away: (work: () => Promise<void>) => Promise<void>) {
  const gateway = stack.urls['api-gateway']
  const body = somebody()
  await away(async () => void (await patiently(gateway, registerUser, { body })))
  const found = await until(
    'the profile',
    async () => {
      const people = (await call(gateway, listUsers, { as: admin, query: { q: body.email } })).body
      return people.length > 0 && people
    },
    patienceMs,
  )
  assert.equal(found.length, 1)
  const member = await until('a sign-in', () => signIn(gateway, body.email), patienceMs)
  assert.equal((await call(gateway, getMe, { as: member })).body.email, body.email)
  await agrees(stack)
}

describe('what the services hold of people', () => {
  const cleanup = inReverse({ after })
  let stack: Stack
  let way: (name: Database) => Cuttable
  let gateway: string
  let admin: SignedIn
  before(async () => {
    ;({ stack, way } = await openCuttableStack(cleanup))
    gateway = stack.urls['api-gateway']
    admin = await signInAsAdmin(stack)
  })

  test('somebody registers while user-service is stopped', () =>
    registersOnce(stack, admin, work => {
      const service = {
        cut: () => stack.stopService('user-service'),
        mend: () => stack.startService('user-service'),
      }
      return whileAway([service], work)
    }))

  // The last two concern a registration later and alike.
  for (const names of [['AUTH'], ['USER'], ['TOURNAMENT', 'NOTIFICATION']] as const) {
    test(`somebody registers while the databases of ${names.join(' and ').toLowerCase()} are away`, () =>
      registersOnce(stack, admin, work => whileAway(names.map(way), work)))
  }

  test('services and databases fall while people come, are judged and go; in the end all agree', async () => {
    const decide = async (turn: number) => {
      const body = { ...somebody(), role: turn % 2 === 0 ? ('trainer' as const) : ('member' as const) }
      const { id: user_id } = (await patiently(gateway, registerUser, { body })).user
      const one = { as: admin, body: { user_id } }
      await patiently(gateway, approveUser, one)
      const soon = new Date(Date.now() + shortBanMs).toISOString()
      if (turn % 3 === 0) await patiently(gateway, banUser, { as: admin, body: { user_id, until: soon } })
      if (turn % 4 === 1) await patiently(gateway, banUser, one)
      if (turn % 8 === 1) await patiently(gateway, unbanUser, one)
      if (turn % 5 === 2) await patiently(gateway, changeRole, { as: admin, body: { user_id, role: 'trainer' } })
      if (turn % 6 === 4) await patiently(gateway, deleteUser, { as: admin, params: { id: user_id } })
      return { email: body.email, isGone: turn % 6 === 4 }
    }
    const people = Array.from({ length: 16 }, (_, turn) => delay(turn * 150).then(() => decide(turn)))
    for (const service of ['user-service', 'tournament-service', 'auth-service', 'user-service'] as const) {
      await stack.stopService(service)
      await stack.startService(service)
    }
    for (const name of ['USER', 'AUTH', 'TOURNAMENT', 'NOTIFICATION'] as const) {
      await way(name).cut()
      await delay(stumbleMs)
      await way(name).mend()
    }
    for (const { email, isGone } of await Promise.all(people)) {
      const found = (await until('the list', () => call(gateway, listUsers, { as: admin, query: { q: email } }))).body
      assert.equal(found.filter(user => user.email === email).length, isGone ? 0 : 1, email)
    }
    const areOver = async () => {
      const { body } = await call(gateway, listUsers, { as: admin, query: { status: 'banned' } })
      return body.every(user => !('banned_until' in user) || user.banned_until === null)
    }
    await until('bans that had an end are over', areOver, patienceMs)
    await agrees(stack)
  })

  test('while a service is away nothing is compared, and that is told', async () => {
    await stack.stopService('auth-service')
    const { code, text } = await reconcile(stack)
    assert.equal(code, 2)
    assert.match(text, /^Nothing was compared: /)
    await stack.startService('auth-service')
    await agrees(stack)
  })

  test('a difference is named, told by the exit code, and mended by reading the events again', async () => {
    const { user } = await register(gateway)
    const change = { as: admin, body: { user_id: user.id, role: 'trainer' as const } }
    await until('the new role', () => call(gateway, changeRole, change))
    await agrees(stack)
    const sql = openDatabase(way('AUTH').url, 1)
    await sql`update accounts set role = 'admin' where id = ${user.id}`
    assert.deepEqual(await reconcile(stack), {
      code: 1,
      text: `person ${user.id} role is "admin" in auth-service, "trainer" in user-service\n1 difference.\n`,
    })
    await sql`update cursors set position = 0 where source = 'user-service'`
    await sql.end()
    await agrees(stack)
  })

  test('who leaves takes everything along but the name in the results', async () => {
    const body = { name: 'Farewell Cup', start_date: '2030-01-01' }
    const { id } = (await call(gateway, createTournament, { as: admin, body })).body.tournament
    const member = await newMember(stack)
    const { full_name: name } = (await call(gateway, getMe, { as: member })).body
    await call(gateway, addParticipant, { as: member, params: { id }, body: { name } })
    await call(gateway, approveUser, { as: admin, body: { user_id: member.id } })

    const { body: exported } = await call(gateway, exportMe, { as: member })
    assert.equal(exported.profile.email, member.email)
    const { account, tournaments } = exported
    assert.match(JSON.stringify(account), new RegExp(`"email":"${member.email}".*"sessions":\\[\\{`))
    assert.doesNotMatch(JSON.stringify(exported), /hash|argon2|secret/i)
    assert.match(JSON.stringify(tournaments), /Farewell Cup/)

    await stack.stopService('notification-service')
    await refusal(gateway, exportMe, 'UNAVAILABLE', { as: member })
    await stack.startService('notification-service')

    await call(gateway, deleteMe, { as: member })
    await until('no token works', () => refusal(gateway, listNotifications, 'TOKEN_INVALID', { as: member }), 1_000)
    const again = { body: { email: member.email, password } }
    await until('no sign-in works', () => refusal(gateway, login, 'CREDENTIALS_WRONG', again))
    const entered = await until('the entry is nobody’s', async () => {
      const [entry] = (await call(gateway, listParticipants, { params: { id } })).body
      return entry?.user_id === null && entry
    })
    assert.equal(entered.name, name)
    await agrees(stack)
  })
})

test('a refreshed token still tells when its person signed in', async t => {
  const stack = await openStack(inReverse(t), testServer(), { services: ['auth-service', 'user-service'] })
  const auth = stack.urls['auth-service']
  const timesOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iat: number; auth_time: number }
  const member = await signIn(auth, (await register(auth)).email)
  const { iat, auth_time } = timesOf(member.token)
  assert.ok(Math.abs(iat - auth_time) <= 1)
  let { cookie } = member
  const later = await until('a token of a later second', async () => {
    const { body, headers } = await call(auth, refreshSession, { headers: { cookie } })
    cookie = headers['set-cookie']?.split(';')[0] ?? cookie
    const times = timesOf(body.access_token)
    return times.iat > iat + 1 && times
  })
  assert.equal(later.auth_time, auth_time)
})

test('somebody registers while the bus is away', { skip: TEST_REDIS_URL ? false : 'no Redis answers' }, async t => {
  const cleanup = inReverse(t)
  const bus = await openCuttable(cleanup, TEST_REDIS_URL ?? '')
  const { stack } = await openCuttableStack(cleanup, bus.url)
  await registersOnce(stack, await signInAsAdmin(stack), work => whileAway([bus], work))
})
