import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { listNotifications } from '@gym-it/contracts'
import { openBus } from '../src/bus.ts'
import type { EventSource } from '../src/index.ts'
import { followRevocations } from '../src/revocations.ts'
import type { Neighbour, Standing, TestActor } from '../src/testing/index.ts'
import {
  type Cleanup,
  call,
  createTestDatabase,
  inReverse,
  knownPerson,
  openCuttable,
  personTold,
  refusal,
  signedIn,
  startNeighbour,
  until,
} from '../src/testing/index.ts'
import { openNotes } from './standing.ts'

type App = Standing['app']

/** A service that trusts the tokens of its own check alone, and its neighbour. */
async function open(
  t: Cleanup,
  busUrl?: string,
  neighbourBusUrl = busUrl,
  atFirst: 'failure' | null = null,
): Promise<{ app: App; neighbour: Neighbour }> {
  const { url } = await createTestDatabase(t)
  const neighbour = await startNeighbour(t, neighbourBusUrl)
  neighbour.answer('/internal/events', atFirst)
  const addresses = { AUTH_SERVICE_URL: neighbour.url, USER_SERVICE_URL: neighbour.url }
  const { app } = await openNotes(t, url, { ...addresses, ...(busUrl ? { REDIS_URL: busUrl } : {}) }, ({ route }) => {
    route(listNotifications, async () => ({ notifications: [], unread_count: 0, next_cursor: null }))
  })
  return { app, neighbour }
}

const ended = ({ id, sid }: Pick<TestActor, 'id' | 'sid'>) =>
  ({
    type: 'session.ended',
    subject: `user:${id}`,
    topic: null,
    audience: 'internal',
    data: { user_id: id, sid },
  }) as const

const isRefusedWithin = (app: App, as: TestActor, ms: number) =>
  until('the token is refused', () => refusal(app, listNotifications, 'TOKEN_INVALID', { as }), ms)

/** Several in a row: one alone could be lucky and meet the regular look. */
async function revokeSome({ app, neighbour }: { app: App; neighbour: Neighbour }): Promise<void> {
  const people = Array.from({ length: 6 }, () => signedIn('member'))
  for (const person of people) {
    await call(app, listNotifications, { as: person })
    neighbour.tell(ended(person))
    await isRefusedWithin(app, person, 1_000)
  }
  await call(app, listNotifications, { as: signedIn('member') })
}

const redis = process.env.TEST_REDIS_URL
const needsRedis = redis ? {} : { skip: 'no Redis: TEST_REDIS_URL is not set' }

describe('the end of a session bites', () => {
  test('within a second on the embedded bus', async t => revokeSome(await open(inReverse(t))))

  test('within a second on Redis', needsRedis, async t => revokeSome(await open(inReverse(t), redis)))

  test('within five seconds when no bell rings', async t => {
    const { app, neighbour } = await open(inReverse(t))
    const person = signedIn('member')
    await call(app, listNotifications, { as: person })
    neighbour.tell(ended(person), { isSilent: true })
    await isRefusedWithin(app, person, 5_000)
  })

  test('within five seconds when Redis is away, and the service works meanwhile', async t => {
    const { app, neighbour } = await open(inReverse(t), 'redis://127.0.0.1:9')
    const person = signedIn('member')
    await call(app, listNotifications, { as: person })
    neighbour.tell(ended(person))
    await isRefusedWithin(app, person, 5_000)
  })

  test('within a second again once Redis is back', needsRedis, async t => {
    const cleanup = inReverse(t)
    const way = await openCuttable(cleanup, redis ?? '')
    const { app, neighbour } = await open(cleanup, way.url, redis)
    await way.cut()
    const person = signedIn('member')
    neighbour.tell(ended(person))
    await isRefusedWithin(app, person, 5_000)
    await way.mend()
    const prompt = async () => {
      const next = signedIn('member')
      neighbour.tell(ended(next))
      await isRefusedWithin(app, next, 400)
      return true
    }
    await until('the bell is heard again', prompt, 10_000)
  })

  test('at the first request already, when it ended before the service started', async t => {
    const cleanup = inReverse(t)
    const { app, neighbour } = await open(cleanup, undefined, undefined, 'failure')
    const person = signedIn('member')
    neighbour.tell(ended(person), { isSilent: true })
    const refused = refusal(app, listNotifications, 'TOKEN_INVALID', { as: person })
    await until('the list was asked for in vain', () => neighbour.refused() > 2)
    neighbour.answer('/internal/events', null)
    assert.ok(await refused)
  })

  test('but a neighbour that is away stops nobody', async t => {
    const { app } = await open(inReverse(t), undefined, undefined, 'failure')
    await call(app, listNotifications, { as: signedIn('member') })
  })

  test('as long as a token could live from when it was read, however late that was', async t => {
    const { id, sid } = signedIn('member')
    const bus = openBus(undefined, () => {})
    t.after(() => bus.close())
    const onError = (error: unknown) => assert.fail(String(error))
    t.mock.timers.enable({ apis: ['setInterval', 'Date'], now: Date.now() })
    const at = new Date(Date.now() - 3_600_000).toISOString()
    const place = { id: 1, at, version: 1, v: 1, hash: '', actor_id: id, request_id: 'late', client: null }
    const source: EventSource = {
      service: 'auth-service',
      read: async ({ after }) => ({ events: after < 1 ? [{ ...ended({ id, sid }), ...place }] : [], isMore: false }),
      last: async () => 1,
      behind: async () => ({ events: 0, oldest_at: null }),
    }
    const revocations = followRevocations({ bus, sources: [source], tokenLifetimeSeconds: 900, onError })
    t.after(() => revocations.stop())
    await revocations.whenRead()
    const isRevoked = () => revocations.isRevoked({ user_id: id, ver: 1, sid })
    t.mock.timers.tick(900_000)
    assert.ok(isRevoked())
    t.mock.timers.tick(600_000)
    assert.ok(!isRevoked())
  })

  const shutOut = [
    ['user.banned', { is_banned: true }],
    ['user.approval_withdrawn', { is_approved: false }],
  ] as const
  for (const [type, state] of shutOut) {
    test(`and ${type} ends the tokens that were made before it, not those after`, async t => {
      const { app, neighbour } = await open(inReverse(t))
      const [before, after] = [signedIn('member', { id: 7, ver: 1 }), signedIn('member', { id: 7, ver: 2 })]
      neighbour.tell(personTold(type, knownPerson(7, state), { access_version: 2 }))
      await isRefusedWithin(app, before, 1_000)
      assert.equal((await call(app, listNotifications, { as: after })).status, 200)
    })
  }
})
