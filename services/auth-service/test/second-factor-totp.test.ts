import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, beforeEach, describe, mock, test } from 'node:test'
import {
  beginPasskey,
  beginTotp,
  changePassword,
  confirmTotp,
  finishLogin,
  listSecondFactors,
  login,
  removeSecondFactor,
  renameSecondFactor,
  renewRecoveryCodes,
  validateToken,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, standService, until } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp, mailDir } from './app.ts'
import { codeOf, enrolTotp, firstStep, signInWithCode } from './second-factors.ts'
import { cookieOf, password, refresh, register, signIn } from './standing.ts'

const stepMs = 30_000

describe('an authenticator app', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    // The middle of a step: no step may end between making a code and its check.
    mock.timers.enable({ apis: ['Date'], now: Math.floor(Date.now() / stepMs) * stepMs + stepMs / 2 })
    cleanup.after(() => mock.timers.reset())
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  beforeEach(() => standing.sql`delete from throttles`)

  async function member() {
    const { email, user } = await register(app)
    return { id: user.id, email, as: (await signIn(app, email)).token }
  }
  async function memberWithApp() {
    const one = await member()
    return { ...one, ...(await enrolTotp(app, one.as)) }
  }
  const finish = (challenge: string, shown: { code: string } | { recovery_code: string }) => ({
    body: { challenge, ...shown },
  })
  const wrongCode = (secret: string) => (codeOf(secret) === '000000' ? '000001' : '000000')

  test('is asked for at the next sign-in, and not before it was confirmed', async () => {
    const { email, as } = await member()
    const { challenge, totp } = (await call(app, beginTotp, { as, body: {} })).body
    await signIn(app, email)
    await refusal(app, confirmTotp, 'SECOND_FACTOR_WRONG', { as, body: { challenge, code: wrongCode(totp.secret) } })
    await signIn(app, email)
    const added = await call(app, confirmTotp, {
      as,
      body: { challenge, code: codeOf(totp.secret), name: ' My phone ' },
    })
    assert.equal(added.body.factor.name, 'My phone')
    assert.equal(added.body.recovery_codes?.length, 10)
    const problem = await firstStep(app, email)
    assert.equal(problem.status, 401)
    assert.deepEqual(problem.methods, ['totp', 'recovery_code'])
    assert.equal(problem.totp, undefined)
  })

  test('its code opens a session as login does', async () => {
    const { email, secret, id } = await memberWithApp()
    const answer = await signInWithCode(app, email, codeOf(secret))
    assert.equal(answer.body.user.id, id)
    assert.equal(answer.body.recovery_codes, undefined)
    await call(app, validateToken, { as: answer.body.access_token })
    await refresh(app, cookieOf(answer))
  })

  test('clients that are no browser get the refresh token in the body', async () => {
    const { email, secret } = await memberWithApp()
    const { challenge } = await firstStep(app, email)
    const body = { challenge, code: codeOf(secret), token_in_body: true }
    const answer = await call(app, finishLogin, { body })
    assert.ok(answer.body.refresh_token)
    assert.equal(answer.headers['set-cookie'], undefined)
  })

  test('a code counts once, also one that was shown when the app was set up', async () => {
    const { email, secret } = await memberWithApp()
    const { challenge } = await firstStep(app, email)
    await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', finish(challenge, { code: codeOf(secret, -1) }))
    await signInWithCode(app, email, codeOf(secret))
    await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', finish(challenge, { code: codeOf(secret) }))
    await call(app, finishLogin, finish(challenge, { code: codeOf(secret, 1) }))
  })

  test('of the same code sent many times at once one counts', async () => {
    const { email, secret } = await memberWithApp()
    const challenges = await Promise.all([1, 2, 3, 4, 5].map(() => firstStep(app, email)))
    const body = (challenge: string) => ({ challenge, code: codeOf(secret) })
    const outcomes = await Promise.allSettled(
      challenges.map(({ challenge }) => call(app, finishLogin, { body: body(challenge) })),
    )
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  test('a code two steps away is refused', async () => {
    const { email, secret } = await memberWithApp()
    const { challenge } = await firstStep(app, email)
    for (const steps of [-2, 2]) {
      await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', finish(challenge, { code: codeOf(secret, steps) }))
    }
  })

  test('a challenge leads to one session, has five tries and five minutes', async () => {
    const { email, secret } = await memberWithApp()
    const used = await firstStep(app, email)
    await call(app, finishLogin, finish(used.challenge, { code: codeOf(secret) }))
    const tried = await firstStep(app, email)
    for (let time = 0; time < 5; time++) {
      await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', finish(tried.challenge, { code: wrongCode(secret) }))
    }
    const late = await firstStep(app, email)
    await standing.sql`
      update second_factor_challenges set expires_at = expires_at - interval '5 minutes' where tries_left = 5`
    for (const { challenge } of [used, tried, late, { challenge: 'made up' }]) {
      await refusal(app, finishLogin, 'CHALLENGE_INVALID', finish(challenge, { code: codeOf(secret, 1) }))
    }
  })

  test('guessing codes is slowed down whatever challenge it is tried with, and the right password forgives nothing', async () => {
    const { email, secret } = await memberWithApp()
    let checked = 0
    for (let challenges = 0; challenges < 3; challenges++) {
      const { challenge } = await firstStep(app, email)
      for (let time = 0; time < 5 && checked < 11; time++) {
        await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', finish(challenge, { code: wrongCode(secret) }))
        checked += 1
      }
    }
    const { challenge } = await firstStep(app, email)
    await refusal(app, finishLogin, 'RATE_LIMITED', finish(challenge, { code: codeOf(secret) }))
    await standing.sql`update throttles set blocked_until = '-infinity'`
    await call(app, finishLogin, finish(challenge, { code: codeOf(secret) }))
  })

  test('a change of password between the steps ends the sign-in', async () => {
    const { email, as, secret } = await memberWithApp()
    const { challenge } = await firstStep(app, email)
    const new_password = 'another long enough pass phrase'
    await call(app, changePassword, { as, body: { current_password: password, new_password } })
    await refusal(app, finishLogin, 'CREDENTIALS_WRONG', finish(challenge, { code: codeOf(secret) }))
  })

  test('a change of password ends what was begun to add an app', async () => {
    const { email, as } = await member()
    const { challenge, totp } = (await call(app, beginTotp, { as, body: {} })).body
    const new_password = 'another long enough pass phrase'
    await call(app, changePassword, { as, body: { current_password: password, new_password } })
    await refusal(app, confirmTotp, 'CHALLENGE_INVALID', { as, body: { challenge, code: codeOf(totp.secret) } })
    await signIn(app, email, new_password)
  })

  test('each recovery code counts once, typed in any way, and new ones void the former', async () => {
    const { email, as, recoveryCodes } = await memberWithApp()
    const [first = '', second = '', third = ''] = recoveryCodes
    const signInWith = async (code: string) => finish((await firstStep(app, email)).challenge, { recovery_code: code })
    await call(app, finishLogin, await signInWith(first))
    await call(app, finishLogin, await signInWith(second.toUpperCase().replaceAll('-', ' ')))
    await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', await signInWith(first))
    assert.equal((await call(app, listSecondFactors, { as })).body.recovery_codes_left, 8)
    const renewed = (await call(app, renewRecoveryCodes, { as, body: {} })).body.recovery_codes
    await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', await signInWith(third))
    await call(app, finishLogin, await signInWith(renewed[0] ?? ''))
  })

  test('another’s recovery code, challenge and factor are of no use', async () => {
    const [ana, bea] = [await memberWithApp(), await memberWithApp()]
    const { challenge } = await firstStep(app, ana.email)
    const shown = { recovery_code: bea.recoveryCodes[0] ?? '' }
    await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', finish(challenge, shown))
    await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', finish(challenge, { code: codeOf(bea.secret) }))
    const begun = (await call(app, beginTotp, { as: bea.as, body: {} })).body
    const body = { challenge: begun.challenge, code: codeOf(begun.totp.secret) }
    await refusal(app, confirmTotp, 'CHALLENGE_INVALID', { as: ana.as, body })
    await refusal(app, finishLogin, 'CHALLENGE_INVALID', finish(begun.challenge, { code: body.code }))
    const params = { id: bea.factor.id }
    await refusal(app, renameSecondFactor, 'SECOND_FACTOR_UNKNOWN', { as: ana.as, params, body: { name: 'Mine' } })
    await refusal(app, removeSecondFactor, 'SECOND_FACTOR_UNKNOWN', { as: ana.as, params, body: {} })
  })

  test('exactly one way is shown', async () => {
    const { email, secret, recoveryCodes } = await memberWithApp()
    const { challenge } = await firstStep(app, email)
    const both = { challenge, code: codeOf(secret), recovery_code: recoveryCodes[0] ?? '' }
    for (const body of [{ challenge }, both]) await refusal(app, finishLogin, 'INPUT_INVALID', { body })
  })

  test('is renamed and removed; then the password alone is enough again, and no recovery code is left', async () => {
    const { email, as, factor } = await memberWithApp()
    const params = { id: factor.id }
    await call(app, renameSecondFactor, { as, params, body: { name: 'Old phone' } })
    const [listed] = (await call(app, listSecondFactors, { as })).body.factors
    assert.deepEqual({ ...listed, created_at: '' }, { ...factor, name: 'Old phone', created_at: '' })
    await call(app, removeSecondFactor, { as, params, body: {} })
    await signIn(app, email)
    assert.deepEqual((await call(app, listSecondFactors, { as })).body, {
      factors: [],
      recovery_codes_left: 0,
      is_required: false,
    })
    await refusal(app, renewRecoveryCodes, 'STATUS_CONFLICT', { as, body: {} })
  })

  test('with a sign-in older than five minutes changes need the password', async t => {
    const { as, factor } = await memberWithApp()
    const now = Date.now()
    t.after(() => mock.timers.setTime(now))
    mock.timers.setTime(now + 301_000)
    const params = { id: factor.id }
    for (const [operation, more] of [
      [beginTotp, {}],
      [beginPasskey, {}],
      [renewRecoveryCodes, {}],
      [removeSecondFactor, { params }],
    ] as const) {
      await refusal(app, operation, 'SIGN_IN_OLD', { as, body: {}, ...more })
      await refusal(app, operation, 'PASSWORD_WRONG', { as, body: { password: 'not this one' }, ...more })
    }
    await call(app, removeSecondFactor, { as, params, body: { password } })
  })

  test('what is stored does not tell secrets and codes, and the log of events neither', async () => {
    const { secret, recoveryCodes, id } = await memberWithApp()
    const rows = await standing.sql`
      select to_jsonb(f) as row from second_factors f union all select to_jsonb(c) from recovery_codes c
      union all select to_jsonb(e) from events e`
    const text = JSON.stringify(rows)
    for (const told of [secret, ...recoveryCodes, ...recoveryCodes.map(code => code.replaceAll('-', ''))]) {
      assert.ok(!text.includes(told))
    }
    const events = await standing.sql<{ type: string }[]>`
      select type from events where subject = ${`user:${id}`} and type like 'account.%' order by id`
    assert.deepEqual(
      events.map(({ type }) => type),
      ['account.second_factor_added', 'account.recovery_codes_renewed'],
    )
  })

  test('its owner is mailed what was changed', async () => {
    const { email, as, factor, recoveryCodes } = await memberWithApp()
    await call(
      app,
      finishLogin,
      finish((await firstStep(app, email)).challenge, { recovery_code: recoveryCodes[0] ?? '' }),
    )
    await call(app, removeSecondFactor, { as, params: { id: factor.id }, body: {} })
    const subjects = await until('the mails are there', async () => {
      const texts = await Promise.all((await readdir(mailDir)).map(file => readFile(join(mailDir, file), 'utf8')))
      const told = texts.filter(text => text.startsWith(`To: ${email}\n`)).map(text => /Subject: (.*)/.exec(text)?.[1])
      return told.length === 3 && told.sort()
    })
    assert.deepEqual(subjects, ['A recovery code was used', 'A second factor was added', 'A second factor was removed'])
  })

  test('a wrong password says nothing of a second factor', async () => {
    const { email } = await memberWithApp()
    await refusal(app, login, 'CREDENTIALS_WRONG', { body: { email, password: 'not this one' } })
  })
})
