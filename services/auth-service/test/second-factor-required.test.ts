import assert from 'node:assert/strict'
import { after, before, describe, mock, test } from 'node:test'
import {
  createAdmin,
  finishLogin,
  listSecondFactors,
  login,
  removeSecondFactor,
  resetSecondFactors,
  validateToken,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, standService, until } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp, createAppWith } from './app.ts'
import { codeOf, enrolTotp, signInWithCode } from './second-factors.ts'
import { newEmail, password, refreshStatus, register, signIn } from './standing.ts'

const stepMs = 30_000

describe('a second factor that a role needs', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  /** Asks for it of administrators. */
  let strict: FastifyInstance
  /** Asks for it of nobody; has the same database. */
  let easy: FastifyInstance
  let rootToken: string
  before(async () => {
    mock.timers.enable({ apis: ['Date'], now: Math.floor(Date.now() / stepMs) * stepMs + stepMs / 2 })
    cleanup.after(() => mock.timers.reset())
    standing = await standService(cleanup, createApp)
    easy = standing.app
    strict = await createAppWith({ SECOND_FACTOR_REQUIRED_FOR: 'admin' })(standing.config)
    cleanup.after(() => strict.close())
    await strict.ready()
    rootToken = (await signIn(easy, standing.config.ADMIN_EMAIL, standing.config.ADMIN_PASSWORD)).token
  })

  async function newAdmin(): Promise<{ readonly id: number; readonly email: string }> {
    const body = { email: newEmail(), password, full_name: 'Another administrator' }
    return (await call(easy, createAdmin, { as: rootToken, body })).body.user
  }
  /** Signs in as far as the offer to set up an app. */
  async function offered(email: string) {
    const problem = await refusal(strict, login, 'SECOND_FACTOR_MISSING', { body: { email, password } })
    assert.ok(problem.totp && problem.challenge)
    return { challenge: problem.challenge, secret: problem.totp.secret }
  }

  test('is set up at the sign-in, which then is complete', async () => {
    const { email } = await newAdmin()
    const { challenge, secret } = await offered(email)
    const wrong = { challenge, code: codeOf(secret) === '000000' ? '000001' : '000000' }
    await refusal(strict, finishLogin, 'SECOND_FACTOR_WRONG', { body: wrong })
    const session = (await call(strict, finishLogin, { body: { challenge, code: codeOf(secret, -1) } })).body
    assert.equal(session.recovery_codes?.length, 10)
    await call(strict, validateToken, { as: session.access_token })
    const { factors, is_required } = (await call(strict, listSecondFactors, { as: session.access_token })).body
    assert.equal(factors.length, 1)
    assert.equal(is_required, true)
    await signInWithCode(strict, email, codeOf(secret))
  })

  test('is not set up by the slower of two who know the password', async () => {
    const { email } = await newAdmin()
    const [slow, quick] = [await offered(email), await offered(email)]
    await call(strict, finishLogin, { body: { challenge: quick.challenge, code: codeOf(quick.secret) } })
    const late = { challenge: slow.challenge, code: codeOf(slow.secret) }
    await refusal(strict, finishLogin, 'CHALLENGE_INVALID', { body: late })
  })

  test('a session of before is not renewed without it; other roles are left alone', async () => {
    const admin = await signIn(easy, (await newAdmin()).email)
    const member = await signIn(easy, (await register(easy)).email)
    assert.equal(await refreshStatus(strict, admin.cookie), 401)
    assert.equal(await refreshStatus(strict, member.cookie), 200)
    await until('the access token is refused too', () =>
      refusal(easy, validateToken, 'TOKEN_INVALID', { as: admin.token }),
    )
  })

  test('the last one stays', async () => {
    const { email } = await newAdmin()
    const { token: as } = await signIn(easy, email)
    const [first, second] = [await enrolTotp(strict, as), await enrolTotp(strict, as)]
    const remove = ({ factor }: typeof first) => ({ as, params: { id: factor.id }, body: {} })
    await call(strict, removeSecondFactor, remove(first))
    await refusal(strict, removeSecondFactor, 'SECOND_FACTOR_LAST', remove(second))
    assert.equal((await call(strict, listSecondFactors, { as })).body.factors.length, 1)
  })

  test('an administrator helps who has lost theirs; who they help is signed out and told, and must set up a new one', async () => {
    const { id, email } = await newAdmin()
    const { token: as } = await signIn(easy, email)
    await enrolTotp(easy, as)
    const reset = { as: rootToken, body: { user_id: id } }
    await call(easy, resetSecondFactors, reset)
    await until('the session is over', () => refusal(easy, validateToken, 'TOKEN_INVALID', { as }))
    await offered(email)
    await signIn(easy, email)
    const [event] = await standing.sql<{ actor_id: number }[]>`
      select actor_id from events where type = 'account.second_factors_reset' and subject = ${`user:${id}`}`
    assert.equal(event?.actor_id, 1)
  })

  test('nobody resets the root administrator’s, nor their own', async () => {
    const { id, email } = await newAdmin()
    const { token: as } = await signIn(easy, email)
    await refusal(easy, resetSecondFactors, 'ROOT_ADMIN_PROTECTED', { as, body: { user_id: 1 } })
    await refusal(easy, resetSecondFactors, 'OWN_ACCOUNT', { as, body: { user_id: id } })
  })
})
