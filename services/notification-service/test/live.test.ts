import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { broadcastMessage, type ServerFrame, sendNotification, Tournament } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import {
  call,
  inReverse,
  listen,
  openCuttable,
  openLiveSocket,
  type Standing,
  sampleOf,
  signedIn,
  standService,
  startNeighbour,
  until,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'

let lastTournament = 0
/** An event of a tournament, as tournament-service tells it. */
function paused(id: number, audience: 'public' | 'members' = 'public'): NewEvent {
  const tournament = { ...(sampleOf(Tournament) as Tournament), id }
  const topic = `tournament:${id}`
  return { type: 'tournament.paused', subject: topic, topic, audience, data: { tournament } }
}

const isConfirmation = (topic: string) => (frame: ServerFrame) => frame.type === 'subscribed' && frame.topic === topic

describe('the live feed', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  let url: string
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
    url = await listen(cleanup, app)
  })
  const open = (t: { after(tidy: () => Promise<void>): void }) => openLiveSocket(inReverse(t), url)
  const tell = (user_id: number, message: string) =>
    call(app, sendNotification, { as: signedIn('trainer'), body: { user_id, message } })
  const messagesOf = (events: readonly { data: unknown }[]) =>
    events.map(({ data }) => (data as { message: string }).message)

  test('a notification reaches every device of its person, in order, and nobody else', async t => {
    const [me, other] = [signedIn('member'), signedIn('member')]
    const [phone, laptop, theirs, nobody] = [await open(t), await open(t), await open(t), await open(t)]
    for (const socket of [phone, laptop]) {
      await socket.signIn(me.token)
      await socket.follow('user')
    }
    await theirs.signIn(other.token)
    await theirs.follow('user')
    await nobody.follow('system')
    const messages = Array.from({ length: 20 }, (_, index) => `number ${index}`)
    for (const message of messages) await tell(me.id, message)
    for (const socket of [phone, laptop]) {
      await until('all have come', () => socket.events('user').length >= messages.length)
      assert.deepEqual(messagesOf(socket.events('user')), messages)
      const seqs = socket.events('user').map(({ seq }) => seq)
      assert.deepEqual(
        seqs,
        seqs.toSorted((a, b) => a - b),
      )
    }
    for (const socket of [theirs, nobody]) {
      await socket.settle()
      assert.deepEqual(socket.events(), [])
    }
  })

  test('a broadcast reaches all who listen for them', async t => {
    const [one, two, deaf, gone] = [await open(t), await open(t), await open(t), await open(t)]
    for (const socket of [one, two, gone]) await socket.follow('system')
    gone.send({ type: 'unsubscribe', topic: 'system' })
    await gone.frame('unsubscribed')
    await call(app, broadcastMessage, { as: signedIn('admin'), body: { message: 'Lunch', title: 'Break' } })
    for (const socket of [one, two]) {
      const { data, event } = await socket.frame('event')
      assert.equal(event, 'broadcast')
      assert.deepEqual(
        { ...(data as object), id: 0 },
        { id: 0, message: 'Lunch', title: 'Break', event_type: 'broadcast', link: null },
      )
    }
    for (const socket of [deaf, gone]) {
      await socket.settle()
      assert.deepEqual(socket.events(), [])
    }
  })

  test('a tournament’s events reach those who follow it, or all tournaments', async t => {
    const [id, otherId] = [++lastTournament, ++lastTournament]
    const [follower, all, other] = [await open(t), await open(t), await open(t)]
    await follower.follow(`tournament:${id}`)
    await all.follow('tournaments')
    await other.follow(`tournament:${otherId}`)
    const { id: seq } = standing.neighbour.tell(paused(id))
    const frame = await follower.frame('event')
    assert.deepEqual([frame.topic, frame.seq, frame.event], [`tournament:${id}`, seq, 'tournament.paused'])
    assert.equal((await all.frame('event')).topic, 'tournaments')
    await other.settle()
    assert.deepEqual(other.events(), [])
  })

  test('an event whose bell was missed comes all the same', async t => {
    const socket = await open(t)
    const id = ++lastTournament
    await socket.follow(`tournament:${id}`)
    standing.neighbour.tell(paused(id), { isSilent: true })
    await socket.frame('event')
  })

  test('what is for members is not shown to spectators', async t => {
    const [spectator, member] = [await open(t), await open(t)]
    const id = ++lastTournament
    await member.signIn(signedIn('member').token)
    for (const socket of [spectator, member]) await socket.follow(`tournament:${id}`)
    standing.neighbour.tell(paused(id, 'members'))
    standing.neighbour.tell(paused(id))
    await until('both have come', () => member.events().length === 2)
    await spectator.frame('event')
    assert.equal(spectator.events().length, 1)
    const late = await open(t)
    await late.follow(`tournament:${id}`, 0)
    await late.settle()
    assert.equal(late.events().length, 1)
  })

  test('who comes back gets what they missed, in order and once, while more arrives', async t => {
    const id = ++lastTournament
    const topic = `tournament:${id}`
    const first = await open(t)
    await first.follow(topic)
    const seqs = [1, 2, 3].map(() => standing.neighbour.tell(paused(id)).id)
    await until('three have come', () => first.events().length === 3)
    await first.close()
    const seen = first.events().at(0)?.seq ?? 0
    seqs.push(...[4, 5].map(() => standing.neighbour.tell(paused(id)).id))
    const again = await open(t)
    const following = again.follow(topic, seen)
    seqs.push(...[6, 7].map(() => standing.neighbour.tell(paused(id)).id))
    await following
    seqs.push(standing.neighbour.tell(paused(id)).id)
    await until('the last has come', () => again.events().at(-1)?.seq === seqs.at(-1))
    assert.deepEqual(
      again.events().map(({ seq }) => seq),
      seqs.slice(1),
    )
  })

  test('who was away for too long is told to load anew, and goes on from now', async t => {
    const id = ++lastTournament
    const topic = `tournament:${id}`
    let last = 0
    for (let count = 0; count < 501; count++) last = standing.neighbour.tell(paused(id), { isSilent: true }).id
    const watcher = await open(t)
    await watcher.follow('tournaments')
    standing.neighbour.tell(paused(++lastTournament))
    await watcher.frame('event', ({ seq }) => seq > last)
    const socket = await open(t)
    assert.ok((await socket.follow(topic, 0)) > last)
    await socket.frame('reset', frame => frame.topic === topic)
    await socket.settle()
    assert.deepEqual(socket.events(), [])
    const { id: next } = standing.neighbour.tell(paused(id))
    assert.equal((await socket.frame('event')).seq, next)
  })

  test('a ban ends the personal feed, though the socket stays', async t => {
    const me = signedIn('member')
    const socket = await open(t)
    await socket.signIn(me.token)
    await socket.follow('user')
    await tell(me.id, 'before')
    await socket.frame('event')
    const place = { subject: `user:${me.id}`, topic: null, audience: 'internal' } as const
    standing.neighbour.tell({ type: 'session.ended', ...place, data: { user_id: me.id, sid: me.sid } })
    await until('a new sign-in is refused', async () => {
      socket.send({ type: 'auth', token: me.token })
      await socket.settle()
      return socket.frames.some(frame => frame.type === 'error')
    })
    await tell(me.id, 'after')
    await call(app, broadcastMessage, { as: signedIn('admin'), body: { message: 'mark' } })
    await socket.follow('system', 0)
    await socket.frame(
      'event',
      ({ topic, data }) => topic === 'system' && (data as { message: string }).message === 'mark',
    )
    assert.deepEqual(messagesOf(socket.events('user')), ['before'])
  })

  test('who signs in as another person does not go on reading the first one’s', async t => {
    const [me, other] = [signedIn('member'), signedIn('member')]
    const socket = await open(t)
    await socket.signIn(me.token)
    await socket.follow('user')
    await socket.signIn(other.token)
    await tell(me.id, 'not for you')
    await socket.follow('user')
    await tell(other.id, 'for you')
    await socket.frame('event')
    assert.deepEqual(messagesOf(socket.events('user')), ['for you'])
  })

  test('following twice shows each event once', async t => {
    const socket = await open(t)
    const id = ++lastTournament
    for (const _ of [1, 2, 3]) await socket.follow(`tournament:${id}`)
    standing.neighbour.tell(paused(id))
    await socket.frame('event')
    await socket.settle()
    assert.equal(socket.events().length, 1)
  })

  test('the personal topic needs a sign-in, and topics must exist', async t => {
    const socket = await open(t)
    for (const topic of [
      'user',
      'user:1',
      'tournament:0',
      'tournament:-1',
      'tournament:x',
      'tournament:1e3',
      '',
      '__proto__',
      'x'.repeat(101),
    ]) {
      const errors = () => socket.frames.filter(({ type }) => type === 'error').length
      const before = errors()
      socket.send({ type: 'subscribe', topic })
      await until(`an error for ${topic}`, () => errors() === before + 1)
    }
    for (const token of ['', 'nonsense', signedIn('admin', { secret: 'made up' }).token]) {
      socket.send({ type: 'auth', token })
    }
    socket.send({ type: 'subscribe', topic: 'user' })
    await socket.settle()
    assert.ok(socket.frames.every(({ type }) => ['ready', 'error', 'pong'].includes(type)))
  })

  test('garbage is answered with an error, and the socket lives on', async t => {
    const socket = await open(t)
    const garbage = [
      ...['', 'nonsense', '{', '[]', 'null', '"text"', '1e400', '{"type":"nothing"}', '{"type":["ping"]}', '\u0000'],
      ...['{"type":"subscribe"}', '{"type":"subscribe","topic":5}', '{"type":"auth"}', '{"__proto__":{"type":"ping"}}'],
      ...['{"type":"subscribe","topic":"system","after":-1}', '{"type":"subscribe","topic":"system","after":1e400}'],
      `{"type":"auth","token":"${'x'.repeat(5_000)}"}`,
      `${'['.repeat(8_000)}`,
    ]
    for (const text of garbage) socket.send(text)
    await socket.settle()
    assert.deepEqual(
      socket.frames.map(({ type }) => type),
      ['ready', ...garbage.map(() => 'error'), 'pong'],
    )
  })

  test('a frame without end closes the socket, and only that one', async t => {
    const [bad, good] = [await open(t), await open(t)]
    bad.send(`{"type":"ping","x":"${'x'.repeat(20_000)}"}`)
    assert.equal(await bad.closed, 1009)
    await good.settle()
  })

  test('a connection follows fifty topics', async t => {
    const socket = await open(t)
    for (let id = 1; id <= 50; id++) socket.send({ type: 'subscribe', topic: `tournament:${id}` })
    socket.send({ type: 'subscribe', topic: 'tournament:51' })
    await socket.settle()
    assert.equal(socket.frames.filter(({ type }) => type === 'subscribed').length, 50)
    assert.equal(socket.frames.filter(({ type }) => type === 'error').length, 1)
    socket.send({ type: 'unsubscribe', topic: 'tournament:1' })
    await socket.follow('tournament:51')
  })
})

test('while tournament-service is away, nothing is lost and nobody is left waiting', async t => {
  const cleanup = inReverse(t)
  const neighbour = await startNeighbour(cleanup)
  const way = await openCuttable(cleanup, neighbour.url)
  await way.cut()
  const address = way.url.replace(/\/$/, '')
  const { app } = await standService(cleanup, createApp, { TOURNAMENT_SERVICE_URL: address })
  const url = await listen(cleanup, app)
  const id = ++lastTournament
  const topic = `tournament:${id}`
  const early = await openLiveSocket(cleanup, url)
  early.send({ type: 'subscribe', topic })
  await early.follow('system')
  await way.mend()
  const seq = await until('confirmed once the service is there', () => early.frames.find(isConfirmation(topic)))
  neighbour.tell(paused(id))
  assert.equal((await early.frame('event')).seq, 1)
  assert.deepEqual(seq, { type: 'subscribed', topic, seq: 0 })

  await way.cut()
  const late = await openLiveSocket(cleanup, url)
  late.send({ type: 'subscribe', topic, after: 0 })
  assert.equal(await late.closed, 1013)
  await way.mend()
  const again = await openLiveSocket(cleanup, url)
  await again.follow(topic, 0)
  assert.equal((await again.frame('event')).seq, 1)
})

test('a service that stops says so to its sockets', async t => {
  const cleanup = inReverse(t)
  const { app } = await standService(cleanup, createApp)
  const socket = await openLiveSocket(cleanup, await listen(cleanup, app))
  await app.close()
  assert.ok([1001, 1006].includes(await socket.closed))
})
