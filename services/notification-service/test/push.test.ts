import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { getDeliveryWays, sendNotification, subscribePush, unsubscribePush } from '@gym-it/contracts'
import {
  call,
  inReverse,
  knownPerson,
  personDeleted,
  personTold,
  refusal,
  type Standing,
  signedIn,
  standService,
  startMailServer,
  type TestActor,
  until,
} from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { claimsOf, createBrowser } from './browser.ts'
import { createCompetition } from './competition.ts'
import { type Receiver, startReceiver, startSilent } from './receiver.ts'

describe('notices by web push', () => {
  const cleanup = inReverse({ after })
  let service: Receiver
  let standing: Standing
  const PUSH_ALLOWED_NETWORKS = ['127.0.0.1']
  before(async () => {
    service = await startReceiver(cleanup)
    standing = await standService(cleanup, config => createApp({ ...config, PUSH_ALLOWED_NETWORKS }))
  })
  beforeEach(() => service.answer(201))
  let lastBrowser = 0
  const newBrowser = () => createBrowser(`${service.url}/browser-${++lastBrowser}`)
  const subscribe = (as: TestActor, { subscription }: ReturnType<typeof newBrowser>) =>
    call(standing.app, subscribePush, { as, body: subscription })
  const gotBy = ({ subscription }: ReturnType<typeof newBrowser>) =>
    service.requests.filter(({ path }) => subscription.endpoint.endsWith(path))
  const send = (user_id: number, message: string, more: object = {}) =>
    call(standing.app, sendNotification, { as: signedIn('trainer'), body: { user_id, message, ...more } })
  const waysOf = async (as: TestActor) => (await call(standing.app, getDeliveryWays, { as })).body
  const hurry = () => standing.sql`update deliveries set next_try_at = now() where state = 'waiting'`

  test('each browser of a person can read what is sent, signed by this installation', async () => {
    const me = signedIn('member')
    const browsers = [newBrowser(), newBrowser()]
    for (const browser of browsers) await subscribe(me, browser)
    await subscribe(signedIn('member'), newBrowser())
    const before = service.requests.length
    await send(me.id, 'Mat 2, please', { title: 'Come', link: '/tournaments/3' })
    await until('both have it', () => service.requests.length === before + 2)
    const { push_public_key, push_devices } = await waysOf(me)
    assert.equal(push_devices, 2)
    for (const browser of browsers) {
      const [request] = gotBy(browser)
      assert.ok(request)
      const message = browser.read(request) as Record<string, string>
      assert.deepEqual(
        { ...message, tag: '' },
        { title: 'Come', body: 'Mat 2, please', link: '/tournaments/3', tag: '' },
      )
      assert.equal(request.headers['content-encoding'], 'aes128gcm')
      assert.equal(request.headers.urgency, 'normal')
      assert.equal(claimsOf(request, push_public_key ?? '').aud, service.url)
      assert.throws(() => claimsOf(request, createBrowser('').subscription.keys.p256dh))
    }
  })

  test('“your match is next” is urgent, and a correction replaces what has not arrived', async () => {
    const me = signedIn('member')
    const browser = newBrowser()
    await subscribe(me, browser)
    const cup = createCompetition()
    const [own, other] = [cup.entry(me.id), cup.entry(null)]
    const match = cup.match(own, other)
    standing.neighbour.tell(cup.ready(match))
    await until('it has come', () => gotBy(browser).length === 1)
    standing.neighbour.tell(cup.played('match.completed', cup.wonBy(match, own)))
    await until('the result has come', () => gotBy(browser).length === 2)
    const [next, result] = gotBy(browser)
    assert.deepEqual([next?.headers.urgency, result?.headers.urgency], ['high', 'normal'])
    assert.ok(next?.headers.topic)
    assert.equal(next.headers.topic, result?.headers.topic)
  })

  test('a browser that is gone is forgotten; a push service that is away is tried again', async () => {
    const me = signedIn('member')
    const browser = newBrowser()
    await subscribe(me, browser)
    service.answer(503)
    await send(me.id, 'one')
    await until('it was tried', () => gotBy(browser).length === 1)
    service.answer(201)
    await until('it was taken', async () => {
      await hurry()
      return gotBy(browser).length > 1
    })
    assert.deepEqual((browser.read(gotBy(browser)[1] ?? assert.fail()) as { body: string }).body, 'one')
    service.answer(410)
    await send(me.id, 'two')
    await until('it is forgotten', async () => (await waysOf(me)).push_devices === 0)
    const count = gotBy(browser).length
    const other = newBrowser()
    service.answer(201)
    await subscribe(me, other)
    await send(me.id, 'three')
    await until('the other has it', () => gotBy(other).length === 1)
    assert.equal(gotBy(browser).length, count)
  })

  test('a browser belongs to whoever subscribed there last, until they unsubscribe', async () => {
    const [one, two] = [signedIn('member'), signedIn('member')]
    const browser = newBrowser()
    const [first, again] = [await subscribe(one, browser), await subscribe(one, browser)]
    assert.equal(first.body.id, again.body.id)
    await subscribe(two, browser)
    assert.deepEqual([(await waysOf(one)).push_devices, (await waysOf(two)).push_devices], [0, 1])
    const body = { endpoint: browser.subscription.endpoint }
    await call(standing.app, unsubscribePush, { as: one, body })
    assert.equal((await waysOf(two)).push_devices, 1)
    await call(standing.app, unsubscribePush, { as: two, body })
    assert.equal((await waysOf(two)).push_devices, 0)
  })

  test('what the push service will never take is given up, and it is left alone for as long as it asks', async () => {
    const me = signedIn('member')
    await subscribe(me, newBrowser())
    const deliveries = () => standing.sql<{ state: string; attempts: number; minutes: number }[]>`
      select state, attempts, extract(epoch from next_try_at - now())::float / 60 as minutes
      from deliveries where user_id = ${me.id} order by id`
    for (const status of [400, 413]) {
      service.answer(status)
      await send(me.id, `answered ${status}`)
      await until('it is given up', async () => (await deliveries()).at(-1)?.state === 'failed')
    }
    service.answer(429, { 'retry-after': '7200' })
    await send(me.id, 'too often')
    const waiting = await until('it waits', async () => {
      const last = (await deliveries()).at(-1)
      return last?.attempts === 1 && last
    })
    assert.equal(waiting.state, 'waiting')
    assert.ok(waiting.minutes > 100 && waiting.minutes <= 120, String(waiting.minutes))
  })

  test('one who has named addresses that never answer keeps neither mails nor other browsers waiting', async t => {
    const own = inReverse(t)
    const silent = await startSilent(own)
    const mails = await startMailServer(own)
    const more = { PUSH_ALLOWED_NETWORKS, SMTP_URL: mails.url, MAIL_FROM: 'office@gym.test' }
    const { app, neighbour } = await standService(own, config => createApp({ ...config, ...more }))
    const [evil, good] = [signedIn('member'), signedIn('member')]
    for (let count = 0; count < 12; count += 1) {
      const { subscription } = createBrowser(`${silent.url}/${count}`)
      await call(app, subscribePush, { as: evil, body: subscription })
    }
    const browser = newBrowser()
    await call(app, subscribePush, { as: good, body: browser.subscription })
    const tell = (user_id: number) =>
      call(app, sendNotification, { as: signedIn('trainer'), body: { user_id, message: 'Hello' } })
    await tell(evil.id)
    await until('all of them hang', () => silent.connections() === 12)
    await tell(good.id)
    neighbour.tell(personTold('user.approved', knownPerson(good.id)))
    await until('both have come', () => gotBy(browser).length > 0 && mails.mails.length > 0, 8_000)
    assert.equal(silent.connections(), 12)
  })

  test('names that lead inside are found out when they are connected to', async t => {
    const silent = await startSilent(inReverse(t))
    const me = signedIn('member')
    const strict = await standService(inReverse(t), createApp)
    const { subscription } = createBrowser(`https://localhost:${silent.port}/push`)
    await call(strict.app, subscribePush, { as: me, body: subscription })
    await call(strict.app, sendNotification, { as: signedIn('trainer'), body: { user_id: me.id, message: 'Hello' } })
    await until('it was tried', async () => (await strict.sql`select from deliveries where attempts > 0`).length === 1)
    assert.equal(silent.connections(), 0)
  })

  test('addresses inside the network are refused, by whichever number', async () => {
    const as = signedIn('member')
    for (const endpoint of [
      'https://10.0.0.1/push',
      'http://169.254.169.254/latest',
      'https://[::1]/push',
      'http://0x7f.2/',
    ]) {
      await refusal(standing.app, subscribePush, 'INPUT_INVALID', { as, body: createBrowser(endpoint).subscription })
    }
  })

  test('the key stays the same over a restart, and for all replicas', async t => {
    const me = signedIn('member')
    const replica = await createApp(standing.config)
    t.after(() => replica.close())
    await replica.ready()
    const { body } = await call(replica, getDeliveryWays, { as: me })
    assert.equal(body.push_public_key, (await waysOf(me)).push_public_key)
    assert.match(body.push_public_key ?? '', /^[\w-]{87}$/)
  })

  test('in production without a key there is no push', async t => {
    const { app } = await standService(inReverse(t), createApp, { ENV: 'production' })
    const as = signedIn('member')
    assert.equal((await call(app, getDeliveryWays, { as })).body.push_public_key, null)
    await refusal(app, subscribePush, 'STATUS_CONFLICT', { as, body: newBrowser().subscription })
  })

  test('who is deleted leaves no browser and nothing to send', async () => {
    const me = signedIn('member')
    await subscribe(me, newBrowser())
    service.answer(503)
    await send(me.id, 'one')
    standing.neighbour.tell(personDeleted(me.id))
    await until('all is gone', async () => {
      const rows = await standing.sql`
        select 1 from push_subscriptions where user_id = ${me.id} union all select 1 from deliveries where user_id = ${me.id}`
      return rows.length === 0
    })
  })
})
