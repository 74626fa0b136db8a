import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import {
  createWebhook,
  deleteWebhook,
  listNotifications,
  listWebhookDeliveries,
  listWebhooks,
  replayDeadDeliveries,
  replayWebhookDelivery,
  updateWebhook,
  type Webhook,
  type WebhookDelivery,
} from '@gym-it/contracts'
import {
  call,
  inReverse,
  knownPerson,
  personTold,
  refusal,
  type Standing,
  signedIn,
  standService,
  until,
} from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { createCompetition } from './competition.ts'
import { type ReceivedRequest, type Receiver, startReceiver } from './receiver.ts'

describe('webhooks', () => {
  const cleanup = inReverse({ after })
  let receiver: Receiver
  let standing: Standing
  const as = signedIn('admin')
  const WEBHOOK_ALLOWED_NETWORKS = ['127.0.0.1']
  before(async () => {
    receiver = await startReceiver(cleanup)
    standing = await standService(cleanup, config => createApp({ ...config, WEBHOOK_ALLOWED_NETWORKS }))
  })
  beforeEach(() => receiver.answer(200))
  let last = 0
  async function hook(event_types: Webhook['event_types'], url = `${receiver.url}/hook-${++last}`) {
    // The names of the contract.
    const body = { url, event_types: event_types as ['match.ready'] }
    const { webhook, secret } = (await call(standing.app, createWebhook, { as, body })).body
    const path = new URL(url).pathname
    return { id: webhook.id, secret, got: () => receiver.requests.filter(request => request.path === path) }
  }
  const find = async (id: number) => {
    const { webhooks } = (await call(standing.app, listWebhooks, { as })).body
    return webhooks.find(webhook => webhook.id === id) ?? assert.fail('no such webhook')
  }
  const deliveriesOf = async (id: number, query: { state?: string } = {}): Promise<WebhookDelivery[]> =>
    (await call(standing.app, listWebhookDeliveries, { as, params: { id }, query })).body.deliveries
  const hurry = () => standing.sql`update webhook_deliveries set next_try_at = now() where state = 'waiting'`
  const idOf = ({ headers }: ReceivedRequest) => headers['webhook-id']

  /** The signature as the specification of Standard Webhooks has it, computed here anew. */
  function isSigned({ headers, body }: ReceivedRequest, secret: string): boolean {
    const [id, timestamp] = [headers['webhook-id'], headers['webhook-timestamp']]
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    const hmac = createHmac('sha256', key)
    hmac.update(Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]))
    return headers['webhook-signature'] === `v1,${hmac.digest('base64')}`
  }

  test('the secret is kept for no retry', async () => {
    const body = { url: `${receiver.url}/retried`, event_types: ['match.ready' as const] }
    const ask = { as, body, headers: { 'idempotency-key': 'hook' } }
    const { secret } = (await call(standing.app, createWebhook, ask)).body
    const kept = await standing.sql`select 1 from idempotency_keys where answer like ${`%${secret}%`}`
    assert.equal(kept.length, 0)
  })

  test('what was asked for is sent, signed, and without anything personal', async () => {
    const one = await hook(['match.completed'])
    const other = await hook(['match.ready'])
    const cup = createCompetition('Cup of Secrets')
    const [ada, bo] = [cup.entry(71, { name: 'Ada Lovelace' }), cup.entry(72, { name: 'Bo Diddley' })]
    const match = cup.match(ada, bo)
    const told = standing.neighbour.tell(cup.played('match.completed', cup.wonBy(match, ada)))
    const [request] = await until('it has come', () => one.got().length > 0 && one.got())
    assert.ok(request)
    assert.ok(isSigned(request, one.secret))
    assert.ok(!isSigned(request, other.secret))
    assert.ok(!isSigned({ ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) }, one.secret))
    assert.ok(Math.abs(Number(request.headers['webhook-timestamp']) - Date.now() / 1000) < 60)
    assert.deepEqual(JSON.parse(request.body.toString()), {
      type: 'match.completed',
      timestamp: told.at,
      data: {
        event: `tournament-service:${told.id}`,
        subject: `tournament:${cup.id}`,
        tournament_id: cup.id,
        match_id: match.id,
      },
    })
    await until('it is noted', async () => (await deliveriesOf(one.id))[0]?.state === 'delivered')
    assert.deepEqual([one.got().length, other.got().length], [1, 0])
  })

  test('of people only the id is sent', async () => {
    const { got } = await hook(['user.banned'])
    standing.neighbour.tell(personTold('user.banned', knownPerson(73, { is_banned: true }), { reason: 'Rude' }))
    const [request] = await until('it has come', () => got().length > 0 && got())
    assert.doesNotMatch(request?.body.toString() ?? '', /Person|@|Rude/)
    assert.match(request?.body.toString() ?? '', /"user_id":73/)
  })

  test('the secret is shown once', async () => {
    const { id, secret } = await hook(['match.ready'])
    assert.match(secret, /^whsec_[\w+/]{43}=$/)
    assert.doesNotMatch(JSON.stringify(await find(id)), /whsec_/)
    const events = await standing.sql`select data from events where subject = ${`webhook:${id}`}`
    assert.equal(events.length, 1)
    assert.doesNotMatch(JSON.stringify(events), /whsec_/)
  })

  test('a receiver that fails is tried again, under the same id, and then has it once more', async () => {
    const { id, got } = await hook(['match.ready'])
    const cup = createCompetition()
    receiver.answer(500)
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(1), cup.entry(2))))
    await until('it has failed twice', async () => {
      await hurry()
      return got().length > 1
    })
    assert.ok((await find(id)).failing_since)
    receiver.answer(204)
    await until('it is delivered', async () => {
      await hurry()
      return (await deliveriesOf(id))[0]?.state === 'delivered'
    })
    assert.equal(new Set(got().map(idOf)).size, 1)
    assert.equal((await find(id)).failing_since, null)
  })

  test('the waits between the tries grow', async () => {
    const { id, got } = await hook(['match.ready'])
    const cup = createCompetition()
    receiver.answer(500)
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(1), cup.entry(2))))
    const waits: number[] = []
    for (let tries = 1; tries <= 4; tries++) {
      const [delivery] = await until('it has failed', async () => {
        const rows = await standing.sql<{ seconds: number }[]>`
          select extract(epoch from next_try_at - now())::float as seconds from webhook_deliveries
          where webhook_id = ${id} and attempts = ${tries} and last_failure = 'answered 500'
            and next_try_at > now() and next_try_at <> created_at`
        return got().length === tries && rows.length === 1 && rows
      })
      waits.push(delivery?.seconds ?? 0)
      await standing.sql`
        update webhook_deliveries set next_try_at = now(), last_failure = null where webhook_id = ${id}`
    }
    for (const [index, wait] of waits.entries()) {
      const full = 5 * 4 ** index
      assert.ok(wait > full - 5 && wait <= full, `${wait} s of ${full} s`)
    }
  })

  test('what is given up can be seen and replayed', async () => {
    const { id, got } = await hook(['match.ready'])
    const cup = createCompetition()
    receiver.answer(500)
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(1), cup.entry(2))))
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(3), cup.entry(4))))
    await until('both are given up', async () => {
      await standing.sql`
        update webhook_deliveries set attempts = 11, next_try_at = now() where webhook_id = ${id} and state = 'waiting'`
      return (await deliveriesOf(id, { state: 'dead' })).length === 2
    })
    const [dead] = await deliveriesOf(id, { state: 'dead' })
    assert.ok(dead)
    assert.equal(dead.last_failure, 'answered 500')
    assert.deepEqual([(await find(id)).dead, (await find(id)).waiting], [2, 0])
    receiver.answer(200)
    const before = got().length
    const params = { id, delivery_id: dead.id }
    assert.equal((await call(standing.app, replayWebhookDelivery, { as, params })).body.state, 'waiting')
    await until('it is delivered', async () => (await deliveriesOf(id, { state: 'delivered' })).length === 1)
    assert.equal((await call(standing.app, replayDeadDeliveries, { as, params: { id } })).body.replayed, 1)
    await until('both are delivered', async () => (await deliveriesOf(id, { state: 'delivered' })).length === 2)
    assert.equal(got().length, before + 2)
    await refusal(standing.app, replayWebhookDelivery, 'WEBHOOK_UNKNOWN', { as, params: { id, delivery_id: 999_999 } })
  })

  test('a receiver that has failed for days is switched off, and administrators are told; on again it works', async () => {
    const admin = signedIn('admin')
    standing.neighbour.tell(personTold('user.created', knownPerson(admin.id, { role: 'admin' })))
    const { id, got } = await hook(['match.ready'])
    const cup = createCompetition()
    receiver.answer(500)
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(1), cup.entry(2))))
    await until('it fails', async () => (await find(id)).failing_since !== null)
    await standing.sql`update webhooks set failing_since = now() - interval '73 hours' where id = ${id}`
    await until('it is off', async () => {
      await hurry()
      return !(await find(id)).is_active
    })
    assert.ok((await find(id)).deactivated_at)
    assert.equal((await deliveriesOf(id))[0]?.state, 'dead')
    const { body } = await call(standing.app, listNotifications, { as: admin })
    assert.match(body.notifications[0]?.message ?? '', /^127\.0\.0\.1 could not be reached for days/)
    receiver.answer(200)
    const before = got().length
    await call(standing.app, updateWebhook, { as, params: { id }, body: { is_active: true } })
    assert.deepEqual([(await find(id)).is_active, (await find(id)).deactivated_at], [true, null])
    await call(standing.app, replayDeadDeliveries, { as, params: { id } })
    await until('it is delivered', () => got().length === before + 1)
  })

  test('a receiver that says it is gone is switched off at once', async () => {
    const { id } = await hook(['match.ready'])
    const cup = createCompetition()
    receiver.answer(410)
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(1), cup.entry(2))))
    await until('it is off', async () => !(await find(id)).is_active)
  })

  test('one that is off or deleted is sent nothing', async () => {
    const [off, gone, on] = [await hook(['match.ready']), await hook(['match.ready']), await hook(['match.ready'])]
    await call(standing.app, updateWebhook, { as, params: { id: off.id }, body: { is_active: false } })
    await call(standing.app, deleteWebhook, { as, params: { id: gone.id } })
    await refusal(standing.app, deleteWebhook, 'WEBHOOK_UNKNOWN', { as, params: { id: gone.id } })
    const cup = createCompetition()
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(1), cup.entry(2))))
    await until('it has come', () => on.got().length === 1)
    assert.deepEqual([off.got().length, gone.got().length], [0, 0])
  })

  test('events that are read again are sent once', async () => {
    const { got } = await hook(['match.ready'])
    const cup = createCompetition()
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(1), cup.entry(2))))
    await until('it has come', () => got().length === 1)
    await standing.sql`update cursors set position = 0 where source = 'tournament-service'`
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(3), cup.entry(4))))
    await until('the next has come', () => got().length === 2)
    assert.equal(new Set(got().map(idOf)).size, 2)
  })

  test('addresses that lead inside are refused when they are written down', async () => {
    const inside = [
      ...['https://127.0.0.2/', 'http://10.0.0.1/', 'https://192.168.1.1/', 'https://169.254.169.254/latest/meta-data'],
      ...[
        'https://[::1]/',
        'https://[::ffff:127.0.0.2]/',
        'https://[fd00::1]/',
        'https://2130706434/',
        'https://0x7f.2/',
      ],
      ...['https://0/', 'https://[64:ff9b::7f00:2]/', 'http://8.8.8.8/'],
    ]
    for (const url of inside) {
      const body = { url, event_types: ['match.ready'] }
      await refusal(standing.app, createWebhook, 'INPUT_INVALID', { as, body })
    }
    for (const url of ['https://me@example.org/', 'ftp://example.org/', 'https://', 'javascript:alert(1)']) {
      await refusal(standing.app, createWebhook, 'INPUT_INVALID', { as, body: { url, event_types: ['match.ready'] } })
    }
  })

  test('names that lead inside and redirects end at the connection: nothing arrives', async t => {
    const elsewhere = await startReceiver(inReverse(t))
    const strict = await standService(inReverse(t), createApp)
    const body = { url: `https://localhost:${elsewhere.port}/inside`, event_types: ['match.ready' as const] }
    const { webhook } = (await call(strict.app, createWebhook, { as, body })).body
    const cup = createCompetition()
    strict.neighbour.tell(cup.ready(cup.match(cup.entry(1), cup.entry(2))))
    const failureOf = async (app: Standing['app'], id: number) =>
      (await call(app, listWebhookDeliveries, { as, params: { id } })).body.deliveries[0]?.last_failure
    assert.match(await until('it has failed', () => failureOf(strict.app, webhook.id)), /leads into a private network/)
    assert.equal(elsewhere.requests.length, 0)

    receiver.answer(307, { location: `${elsewhere.url}/redirected` })
    const { id, got } = await hook(['match.ready'])
    standing.neighbour.tell(cup.ready(cup.match(cup.entry(3), cup.entry(4))))
    assert.equal(await until('it has failed', () => failureOf(standing.app, id)), 'answered 307')
    assert.deepEqual([elsewhere.requests.length, got().length], [0, 1])
  })
})
