import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { endSession, endSessions, exchangeRefreshToken, listSessions, login, validateToken } from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, standService, until } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import { password, refreshStatus, register, signIn } from './standing.ts'

const phone = { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0' }

describe('one’s own sessions', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const isRefused = (as: string) =>
    until('the token is refused', () => refusal(app, validateToken, 'TOKEN_INVALID', { as }), 1_000)

  test('show device, address, last use, and which one this is', async () => {
    const { email } = await register(app)
    const here = await signIn(app, email, password, { 'user-agent': 'curl/8.5.0', 'x-forwarded-for': '203.0.113.7' })
    await signIn(app, email, password, { ...phone, 'x-forwarded-for': '2001:db8::5' })
    const { sessions } = (await call(app, listSessions, { as: here.token })).body
    assert.deepEqual(
      sessions.map(({ device, address, is_current }) => ({ device, address, is_current })),
      [
        { device: 'Firefox on Android', address: '2001:db8::5', is_current: false },
        { device: 'curl', address: '203.0.113.7', is_current: true },
      ],
    )
    await call(app, exchangeRefreshToken, {
      body: { refresh_token: here.cookie.slice('gym_it_refresh='.length) },
      headers: { 'x-forwarded-for': '198.51.100.9' },
    })
    const [first] = (await call(app, listSessions, { as: here.token })).body.sessions
    assert.equal(first?.address, '198.51.100.9')
    assert.ok(first?.is_current)
    assert.ok(Date.parse(first?.last_used_at ?? '') > Date.parse(first?.created_at ?? ''))
  })

  test('those of others are neither shown nor ended', async () => {
    const [mine, theirs] = await Promise.all([register(app), register(app)])
    const me = await signIn(app, mine.email)
    const they = await signIn(app, theirs.email)
    const [session] = (await call(app, listSessions, { as: they.token })).body.sessions
    assert.equal((await call(app, listSessions, { as: me.token })).body.sessions.length, 1)
    await refusal(app, endSession, 'SESSION_UNKNOWN', { as: me.token, params: { id: session?.id ?? '' } })
    await call(app, validateToken, { as: they.token })
  })

  test('one of them ends everywhere, the others go on', async () => {
    const { email } = await register(app)
    const [here, lost] = [await signIn(app, email), await signIn(app, email, password, phone)]
    const { sessions } = (await call(app, listSessions, { as: here.token })).body
    const id = sessions.find(({ is_current }) => !is_current)?.id ?? ''
    await call(app, endSession, { as: here.token, params: { id } })
    await isRefused(lost.token)
    assert.equal(await refreshStatus(app, lost.cookie), 401)
    assert.equal(await refreshStatus(app, here.cookie), 200)
    await refusal(app, endSession, 'SESSION_UNKNOWN', { as: here.token, params: { id } })
  })

  test('all others end, or all', async () => {
    const { email } = await register(app)
    const here = await signIn(app, email)
    const others = await Promise.all([signIn(app, email), signIn(app, email)])
    const kept = await call(app, endSessions, { as: here.token, query: { keep_current: true } })
    assert.equal(kept.body.detail, 'Signed out on 2 other devices')
    for (const { token } of others) await isRefused(token)
    await call(app, validateToken, { as: here.token })
    const gone = await call(app, endSessions, { as: here.token })
    assert.match(gone.headers['set-cookie'] ?? '', /gym_it_refresh=;/)
    await isRefused(here.token)
    assert.equal(await refreshStatus(app, here.cookie), 401)
  })

  test('a client without cookies gets its refresh token in the body, and exchanges it for one other', async () => {
    const { email } = await register(app)
    const first = await call(app, login, { body: { email, password, token_in_body: true } })
    assert.equal(first.headers['set-cookie'], undefined)
    const refresh_token = first.body.refresh_token ?? ''
    const second = await call(app, exchangeRefreshToken, { body: { refresh_token } })
    assert.equal(second.headers['set-cookie'], undefined)
    await call(app, validateToken, { as: second.body.access_token })
    const atTheSameMoment = await call(app, exchangeRefreshToken, { body: { refresh_token } })
    assert.equal(atTheSameMoment.body.refresh_token, second.body.refresh_token)
    await standing.sql`update sessions set rotated_at = rotated_at - interval '121 seconds'`
    await refusal(app, exchangeRefreshToken, 'TOKEN_INVALID', { body: { refresh_token } })
    const stolen = { refresh_token: second.body.refresh_token ?? '' }
    await refusal(app, exchangeRefreshToken, 'TOKEN_INVALID', { body: stolen })
    await isRefused(second.body.access_token)
  })

  test('a browser’s sign-in shows no refresh token to scripts, and none is stored as it is', async () => {
    const { email } = await register(app)
    const { answer, cookie } = await signIn(app, email)
    assert.equal(answer.body.refresh_token, undefined)
    const secret = cookie.split('.')[1] ?? ''
    assert.ok(secret.length > 20)
    const [stored] =
      await standing.sql`select count(*) as rows from sessions where sessions::text like ${`%${secret}%`}`
    assert.equal(stored?.rows, 0)
  })
})
