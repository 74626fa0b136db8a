import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { listNotifications } from '@gym-it/contracts'
import { call, createTestDatabase, inReverse, refusal, signedIn, testConfig } from '../src/testing/index.ts'
import { openNotes } from './standing.ts'

const next = 'the-next-secret-of-the-tests-for-people'
const former = 'a-former-secret-of-the-tests-for-people'
const { JWT_SECRET_KEY: current } = testConfig('')

const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>

test('tokens of the current, the next and the former keys are accepted, those of others are not', async t => {
  const cleanup = inReverse(t)
  const { url } = await createTestDatabase(cleanup)
  const { app } = await openNotes(cleanup, url, { JWT_VERIFY_KEYS: ` ${next}, ${former},` }, ({ route }) => {
    route(listNotifications, async () => ({ notifications: [], unread_count: 0, next_cursor: null }))
  })
  for (const secret of [current, next, former]) {
    await call(app, listNotifications, { as: signedIn('member', { secret }) })
  }
  await refusal(app, listNotifications, 'TOKEN_INVALID', {
    as: signedIn('member', { secret: 'somebody else’s secret' }),
  })
})

test('a token names its key without telling it; one that names another’s key, or no key of ours, is refused', async t => {
  const cleanup = inReverse(t)
  const { url } = await createTestDatabase(cleanup)
  const { app } = await openNotes(cleanup, url, { JWT_VERIFY_KEYS: next }, ({ route }) => {
    route(listNotifications, async () => ({ notifications: [], unread_count: 0, next_cursor: null }))
  })
  const [header = '', payload = ''] = signedIn('member').token.split('.')
  const [nextHeader = ''] = signedIn('member', { secret: next }).token.split('.')
  const { alg, kid } = decoded(header)
  assert.equal(alg, 'HS256')
  assert.match(String(kid), /^[\w-]{8}$/)
  assert.notEqual(kid, decoded(nextHeader).kid)
  /** The claims of a token, signed with the right secret and under this header. */
  const signedUnder = (more: Record<string, unknown>) => {
    const head = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT', ...more })).toString('base64url')
    const signature = createHmac('sha256', current).update(`${head}.${payload}`).digest('base64url')
    return `${head}.${payload}.${signature}`
  }
  await call(app, listNotifications, { as: signedUnder({}) })
  for (const wrong of [decoded(nextHeader).kid, 'unknown', '', 7, null, {}]) {
    await refusal(app, listNotifications, 'TOKEN_INVALID', { as: signedUnder({ kid: wrong }) })
  }
})
