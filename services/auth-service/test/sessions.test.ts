import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { login, logout, refreshSession, validateToken } from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, signedIn, standService, until } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import { cookieOf, newEmail, password, refresh, refreshStatus, register, signIn } from './standing.ts'

describe('sessions', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  /** Lets so much time pass since the last refresh. */
  const passSeconds = (seconds: number) =>
    standing.sql`update sessions set rotated_at = rotated_at - ${seconds} * interval '1 second'`

  test('a wrong password and an unknown e-mail are told alike', async () => {
    const { email } = await register(app)
    const wrong = await refusal(app, login, 'CREDENTIALS_WRONG', { body: { email, password: 'not this one' } })
    const unknown = await refusal(app, login, 'CREDENTIALS_WRONG', { body: { email: newEmail(), password } })
    assert.equal(wrong.detail, unknown.detail)
  })

  test('the refresh cookie is for the browser alone', async () => {
    const { email } = await register(app)
    const { answer } = await signIn(app, email)
    const cookie = answer.headers['set-cookie'] ?? ''
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api']) assert.ok(cookie.includes(part), cookie)
    const headers = { 'x-forwarded-proto': 'https' }
    const overTls = await call(app, login, { body: { email, password }, headers })
    assert.match(overTls.headers['set-cookie'] ?? '', /Secure/)
  })

  test('the token says who, and where it is valid', async () => {
    const { email, user } = await register(app)
    const { token } = await signIn(app, email)
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
    assert.equal(claims.sub, String(user.id))
    assert.equal(claims.user_id, user.id)
    assert.equal(claims.role, 'member')
    assert.equal(claims.email, email)
    assert.equal(Number(claims.exp) - Number(claims.iat), 900)
    for (const name of ['sid', 'iss', 'aud']) assert.equal(typeof claims[name], 'string')
  })

  test('each refresh replaces the cookie', async () => {
    const { email } = await register(app)
    const first = await signIn(app, email)
    const second = await refresh(app, first.cookie)
    assert.notEqual(cookieOf(second), first.cookie)
    await call(app, validateToken, { as: second.body.access_token })
    const third = await refresh(app, cookieOf(second))
    assert.equal(third.body.user.email, email)
  })

  test('two tabs that refresh at the same moment both stay signed in', async () => {
    const { email } = await register(app)
    const { cookie } = await signIn(app, email)
    const tabs = await Promise.all([refresh(app, cookie), refresh(app, cookie), refresh(app, cookie)])
    for (const { body } of tabs) await call(app, validateToken, { as: body.access_token })
    const [replaced, ...others] = tabs.map(cookieOf)
    assert.deepEqual(others, [replaced, replaced])
    await refresh(app, replaced ?? '')
  })

  test('who did not get the answer to a refresh gets it again, and stays signed in', async () => {
    const { email } = await register(app)
    const first = await signIn(app, email)
    const lost = cookieOf(await refresh(app, first.cookie))
    await passSeconds(110)
    const again = cookieOf(await refresh(app, first.cookie))
    assert.equal(again, lost)
    const next = cookieOf(await refresh(app, again))
    assert.notEqual(next, again)
    await refresh(app, next)
  })

  test('a session ends after half a year, however often it is used', async () => {
    const { email, user } = await register(app)
    const { cookie } = await signIn(app, email)
    const age = (days: number) =>
      standing.sql`update sessions set created_at = now() - ${days} * interval '1 day' where account_id = ${user.id}`
    const daysLeft = async () => {
      const [row] = await standing.sql<{ days: number }[]>`
        select extract(epoch from expires_at - now())::float / 86400 as days from sessions where account_id = ${user.id}`
      return Math.round(row?.days ?? 0)
    }
    await age(100)
    const used = await refresh(app, cookie)
    assert.equal(await daysLeft(), 30)
    await age(170)
    const late = await refresh(app, cookieOf(used))
    assert.equal(await daysLeft(), 10)
    await age(180)
    const last = await refresh(app, cookieOf(late))
    assert.equal(await refreshStatus(app, cookieOf(last)), 401)
  })

  test('a replayed refresh token ends the session at once', async () => {
    const { email } = await register(app)
    const stolen = await signIn(app, email)
    const owner = await refresh(app, stolen.cookie)
    await passSeconds(121)
    const problem = await refusal(app, refreshSession, 'TOKEN_INVALID', { headers: { cookie: stolen.cookie } })
    assert.match(problem.detail, /signed out/)
    assert.equal(await refreshStatus(app, cookieOf(owner)), 401)
    await until('the access token is refused too', () =>
      refusal(app, validateToken, 'TOKEN_INVALID', { as: owner.body.access_token }),
    )
  })

  test('the token before the last one is a replay, even within the moment', async () => {
    const { email } = await register(app)
    const first = await signIn(app, email)
    const second = await refresh(app, first.cookie)
    const third = await refresh(app, cookieOf(second))
    assert.equal(await refreshStatus(app, first.cookie), 401)
    assert.equal(await refreshStatus(app, cookieOf(third)), 401)
  })

  test('an expired session, no cookie and cookies that are none', async () => {
    const { email, user } = await register(app)
    const { cookie } = await signIn(app, email)
    await standing.sql`update sessions set expires_at = now() - interval '1 second' where account_id = ${user.id}`
    const wrong = ['gym_it_refresh=', 'gym_it_refresh=a.b', 'gym_it_refresh=a.b.c', `${cookie}x`]
    for (const one of [cookie, '', ...wrong]) assert.equal(await refreshStatus(app, one), 401, one)
  })

  test('logout ends this session everywhere, and only this one', async () => {
    const { email } = await register(app)
    const [here, elsewhere] = [await signIn(app, email), await signIn(app, email)]
    const started = Date.now()
    const gone = await call(app, logout, { as: here.token })
    assert.match(gone.headers['set-cookie'] ?? '', /gym_it_refresh=;/)
    await until('the token is refused', () => refusal(app, validateToken, 'TOKEN_INVALID', { as: here.token }), 1_000)
    assert.ok(Date.now() - started < 1_000)
    assert.equal(await refreshStatus(app, here.cookie), 401)
    await call(app, validateToken, { as: elsewhere.token })
    await refresh(app, elsewhere.cookie)
  })

  test('a valid token of an account that is gone is refused', async () => {
    await refusal(app, validateToken, 'TOKEN_INVALID', { as: signedIn('member') })
  })
})
