import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  beginPasskey,
  confirmPasskey,
  finishLogin,
  listSecondFactors,
  type PasskeyAssertion,
  type PasskeyRequest,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp, createAppWith } from './app.ts'
import { firstStep } from './second-factors.ts'
import { type Behaviour, type SoftwareAuthenticator, softwareAuthenticator } from './software-authenticator.ts'
import { register, signIn } from './standing.ts'

/** As the gateway passes on what came to this address. */
const here = { 'x-forwarded-for': '198.18.0.1', 'x-forwarded-proto': 'http', 'x-forwarded-host': 'localhost:8000' }
const elsewhere = { ...here, 'x-forwarded-host': 'gym.evil.test' }

describe('a passkey', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  async function enrol(as: string, authenticator: SoftwareAuthenticator) {
    const { challenge, passkey } = (await call(app, beginPasskey, { as, body: {}, headers: here })).body
    const body = { challenge, passkey: authenticator.create(passkey) }
    return (await call(app, confirmPasskey, { as, body, headers: here })).body
  }
  async function memberWithPasskey() {
    const { email } = await register(app)
    const { token: as } = await signIn(app, email)
    const authenticator = softwareAuthenticator()
    return { email, as, authenticator, ...(await enrol(as, authenticator)) }
  }
  async function asked(email: string): Promise<{ challenge: string; passkey: PasskeyRequest }> {
    const { challenge, passkey } = await firstStep(app, email, here)
    assert.ok(passkey)
    return { challenge, passkey }
  }
  const finish = (challenge: string, passkey: PasskeyAssertion) => ({ body: { challenge, passkey }, headers: here })
  const others: Readonly<Record<string, Behaviour>> = {
    'made on another page': { origin: 'https://gym.evil.test' },
    'made on this machine at another port': { origin: 'http://localhost:8001' },
    'made for another site': { rpId: 'gym.evil.test' },
    'made for another challenge': { challenge: 'bWFkZSB1cA' },
    'whose user was not verified': { isUserVerified: false },
  }

  test('is added, brings recovery codes, and is what the next sign-in asks for', async () => {
    const { email, as, factor, recovery_codes } = await memberWithPasskey()
    assert.equal(recovery_codes?.length, 10)
    assert.equal(factor.kind, 'passkey')
    const { methods, passkey } = await firstStep(app, email, here)
    assert.deepEqual(methods, ['passkey', 'recovery_code'])
    assert.equal(passkey?.userVerification, 'required')
    assert.equal(passkey.rpId, 'localhost')
    const second = await enrol(as, softwareAuthenticator())
    assert.equal(second.recovery_codes, undefined)
    assert.equal((await firstStep(app, email, here)).passkey?.allowCredentials.length, 2)
  })

  test('opens a session, again and again', async () => {
    const { email, as, authenticator } = await memberWithPasskey()
    for (let time = 0; time < 2; time++) {
      const { challenge, passkey } = await asked(email)
      const session = await call(app, finishLogin, finish(challenge, authenticator.get(passkey)))
      assert.equal(session.body.user.email, email)
    }
    const [factor] = (await call(app, listSecondFactors, { as })).body.factors
    assert.ok(factor?.last_used_at)
  })

  for (const [what, behaviour] of Object.entries(others)) {
    test(`one ${what} is neither added nor accepted`, async () => {
      const { email, as, authenticator } = await memberWithPasskey()
      const begun = (await call(app, beginPasskey, { as, body: {}, headers: here })).body
      const made = softwareAuthenticator().create(begun.passkey, behaviour)
      const confirm = { as, body: { challenge: begun.challenge, passkey: made }, headers: here }
      await refusal(app, confirmPasskey, 'SECOND_FACTOR_WRONG', confirm)
      const right = { challenge: begun.challenge, passkey: softwareAuthenticator().create(begun.passkey) }
      await refusal(app, confirmPasskey, 'CHALLENGE_INVALID', { as, body: right, headers: here })
      const { challenge, passkey } = await asked(email)
      const shown = finish(challenge, authenticator.get(passkey, behaviour))
      await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', shown)
      await refusal(app, finishLogin, 'CHALLENGE_INVALID', finish(challenge, authenticator.get(passkey)))
    })
  }

  test('a replayed answer, another’s passkey and a forged signature are refused', async () => {
    const [ana, bea] = [await memberWithPasskey(), await memberWithPasskey()]
    const first = await asked(ana.email)
    const answer = ana.authenticator.get(first.passkey)
    await call(app, finishLogin, finish(first.challenge, answer))
    await refusal(app, finishLogin, 'CHALLENGE_INVALID', finish(first.challenge, answer))
    const replayed = await asked(ana.email)
    await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', finish(replayed.challenge, answer))
    const third = await asked(ana.email)
    await refusal(
      app,
      finishLogin,
      'SECOND_FACTOR_WRONG',
      finish(third.challenge, bea.authenticator.get(third.passkey)),
    )
    const fourth = await asked(ana.email)
    const forged = { ...bea.authenticator.get(fourth.passkey), id: answer.id, rawId: answer.rawId }
    await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', finish(fourth.challenge, forged))
  })

  test('a counter that does not rise is that of a copy', async () => {
    const { email, authenticator } = await memberWithPasskey()
    for (const [counter, isTaken] of [
      [5, true],
      [5, false],
      [4, false],
      [6, true],
    ] as const) {
      const { challenge, passkey } = await asked(email)
      const shown = finish(challenge, authenticator.get(passkey, { counter }))
      if (isTaken) await call(app, finishLogin, shown)
      else await refusal(app, finishLogin, 'SECOND_FACTOR_WRONG', shown)
    }
  })

  test('the same passkey is not added twice', async () => {
    const { as, authenticator } = await memberWithPasskey()
    const { challenge, passkey } = (await call(app, beginPasskey, { as, body: {}, headers: here })).body
    assert.equal(passkey.excludeCredentials.length, 1)
    const body = { challenge, passkey: authenticator.create(passkey) }
    await refusal(app, confirmPasskey, 'STATUS_CONFLICT', { as, body, headers: here })
  })

  test('is not asked for at an address that is not this system’s, whatever a request says', async () => {
    const { email, as } = await memberWithPasskey()
    await refusal(app, beginPasskey, 'PASSKEY_UNAVAILABLE', { as, body: {}, headers: elsewhere })
    const { methods, passkey } = await firstStep(app, email, elsewhere)
    assert.deepEqual(methods, ['recovery_code'])
    assert.equal(passkey, undefined)
  })

  test('in production belongs to PUBLIC_URL alone', async () => {
    const published = await createAppWith({ ENV: 'production', PUBLIC_URL: 'https://gym.test/club' })(standing.config)
    cleanup.after(() => published.close())
    const { as } = await memberWithPasskey()
    await refusal(published, beginPasskey, 'PASSKEY_UNAVAILABLE', { as, body: {}, headers: here })
    const headers = { ...here, 'x-forwarded-proto': 'https', 'x-forwarded-host': 'gym.test' }
    const { challenge, passkey } = (await call(published, beginPasskey, { as, body: {}, headers })).body
    assert.equal(passkey.rp.id, 'gym.test')
    const made = softwareAuthenticator().create(passkey, { origin: 'https://gym.test' })
    await call(published, confirmPasskey, { as, body: { challenge, passkey: made }, headers })
  })
})
