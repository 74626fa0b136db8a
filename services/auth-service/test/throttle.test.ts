import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { changePassword, forgotPassword, login, registerUser } from '@gym-it/contracts'
import {
  askOf,
  call,
  inReverse,
  problemOf,
  refusal,
  type Standing,
  send,
  standService,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp, createAppWith } from './app.ts'
import { newEmail, password, register, signIn } from './standing.ts'

let lastAddress = 0
/** A network that nobody has used yet. */
const newAddress = () => `198.18.${Math.floor(++lastAddress / 250)}.${1 + (lastAddress % 250)}`

describe('guessing', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  let replica: FastifyInstance
  /** Lets few people register from one network; has the same database. */
  let careful: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
    replica = await createApp(standing.config)
    cleanup.after(() => replica.close())
    await replica.ready()
    careful = await createAppWith({ REGISTRATIONS_PER_HOUR: 3 })(standing.config)
    cleanup.after(() => careful.close())
    await careful.ready()
  })

  const at = (address: string) => ({ 'x-forwarded-for': address })
  /** How one attempt ends: the status, and the wait that was asked for. */
  async function attempt(email: string, address: string, secret = 'a wrong guess', target = app) {
    const answer = await send(target, askOf(login, { body: { email, password: secret }, headers: at(address) }))
    if (answer.status !== 200) problemOf(answer, 'login')
    return { status: answer.status, wait: Number(answer.headers['retry-after'] ?? 0) }
  }
  /** Lets all waits pass. */
  const pass = () => standing.sql`update throttles set blocked_until = least(blocked_until, now())`
  /** Guesses until that many guesses were checked; answers the waits that followed. */
  async function guess(email: string, address: string, times: number): Promise<number[]> {
    const waits: number[] = []
    for (let checked = 0; checked < times; ) {
      const { status, wait } = await attempt(email, address)
      if (status === 401) checked += 1
      else {
        waits.push(wait)
        await pass()
      }
    }
    return waits
  }

  test('is slowed down more and more, in whole seconds, and alike for addresses that nobody has', async () => {
    for (const email of [(await register(app)).email, newEmail()]) {
      const waits = await guess(email, newAddress(), 20)
      assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256])
    }
  })

  test('the longest wait of who guesses is a quarter of an hour, and ends', async () => {
    const { email } = await register(app)
    const address = newAddress()
    const waits = await guess(email, address, 26)
    assert.deepEqual(waits.slice(9), [512, 900, 900, 900, 900, 900])
    assert.equal((await attempt(email, address, password)).status, 429)
    await pass()
    assert.equal((await attempt(email, address, password)).status, 200)
    assert.deepEqual(await guess(email, address, 10), [])
  })

  test('does not keep the owner out where they signed in before', async () => {
    const { email } = await register(app)
    const home = newAddress()
    await signIn(app, email, password, at(home))
    for (let time = 0; time < 15; time++) await attempt(email, newAddress())
    assert.equal((await attempt(email, newAddress())).status, 429)
    assert.equal((await attempt(email, home, password)).status, 200)
  })

  test('keeps the owner waiting at a new place for a minute at most', async () => {
    const { email } = await register(app)
    let longest = 0
    for (let time = 0; time < 40; time++) {
      const { wait } = await attempt(email, newAddress())
      longest = Math.max(longest, wait)
      await pass()
      await attempt(email, newAddress())
    }
    const { status, wait } = await attempt(email, newAddress(), password)
    assert.equal(status, 429)
    assert.ok(wait > 30 && wait <= 60, `${wait} s`)
    assert.ok(longest <= 60)
    await pass()
    assert.equal((await attempt(email, newAddress(), password)).status, 200)
  })

  test('is counted for all replicas together', async () => {
    const { email } = await register(app)
    const address = newAddress()
    for (let time = 0; time < 11; time++) await attempt(email, address, undefined, time % 2 ? app : replica)
    for (const target of [app, replica]) assert.equal((await attempt(email, address, undefined, target)).status, 429)
  })

  test('in parallel wins nothing', async () => {
    const { email } = await register(app)
    const address = newAddress()
    const answers = await Promise.all(Array.from({ length: 60 }, () => attempt(email, address)))
    const checked = answers.filter(({ status }) => status === 401).length
    assert.ok(checked <= 11, `${checked} were checked`)
    assert.equal(checked + answers.filter(({ status }) => status === 429).length, answers.length)
  })

  test('in parallel wins nothing where the owner signs in either, and the owner may be impatient', async () => {
    const { email } = await register(app)
    const home = newAddress()
    const impatient = await Promise.all(Array.from({ length: 8 }, () => attempt(email, home, password)))
    assert.ok(impatient.every(({ status }) => status === 200))
    const answers = await Promise.all(Array.from({ length: 60 }, () => attempt(email, home)))
    const checked = answers.filter(({ status }) => status === 401).length
    assert.ok(checked <= 14, `${checked} were checked`)
    assert.equal(checked + answers.filter(({ status }) => status === 429).length, answers.length)
  })

  test('from one network on many accounts is slowed down, and other networks are not', async () => {
    const address = '2001:db8:7:7::'
    for (let time = 0; time < 101; time++) await attempt(newEmail(), `${address}${time + 1}`)
    assert.equal((await attempt(newEmail(), `${address}ffff`)).status, 429)
    assert.equal((await attempt(newEmail(), newAddress())).status, 401)
  })

  test('an hour without a failure forgives', async () => {
    const { email } = await register(app)
    const address = newAddress()
    await guess(email, address, 15)
    await standing.sql`update throttles set failed_at = failed_at - interval '61 minutes'`
    await pass()
    assert.deepEqual(await guess(email, address, 10), [])
  })

  test('the current password when changing it is slowed down too', async () => {
    const { email } = await register(app)
    const { token: as } = await signIn(app, email)
    const body = { current_password: 'a wrong guess', new_password: 'another long enough pass phrase' }
    for (let time = 0; time < 11; time++) await refusal(app, changePassword, 'PASSWORD_WRONG', { as, body })
    await refusal(app, changePassword, 'RATE_LIMITED', { as, body })
  })

  test('many right passwords at once are no guesses', async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => register(app)))
    const address = newAddress()
    const answers = await Promise.all(people.map(({ email }) => attempt(email, address, password)))
    assert.ok(answers.every(({ status }) => status === 200))
  })

  test('asking for mails is slowed down alike for known and unknown addresses', async () => {
    for (const email of [(await register(app)).email, newEmail()]) {
      const headers = at(newAddress())
      for (let time = 0; time < 4; time++) await call(app, forgotPassword, { body: { email }, headers })
      await refusal(app, forgotPassword, 'RATE_LIMITED', { body: { email }, headers })
    }
  })

  test('registering is slowed down by network, and other networks are not', async () => {
    const headers = at(newAddress())
    const body = () => ({ email: newEmail(), password, full_name: 'Ada' })
    for (let time = 0; time < 4; time++) await call(careful, registerUser, { body: body(), headers })
    const problem = await refusal(careful, registerUser, 'RATE_LIMITED', { body: body(), headers })
    assert.match(problem.detail, /Try again in 1 second/)
    await call(careful, registerUser, { body: body(), headers: at(newAddress()) })
    await pass()
    await call(careful, registerUser, { body: body(), headers })
  })

  test('nothing of whom and where is stored in the open', async () => {
    const { email } = await register(app)
    await attempt(email, '198.18.77.77')
    const [found] = await standing.sql`
      select count(*) as rows from throttles where key like ${`%${email}%`} or key like '%198.18.77.77%'`
    assert.equal(found?.rows, 0)
  })
})
