import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { ServerFrame } from '@gym-it/contracts'
import {
  inReverse,
  knownPerson,
  openCuttable,
  openLiveSocket,
  personTold,
  signedIn,
  startNeighbour,
  until,
} from '@gym-it/service-kit/testing'
import { type LiveStanding, standLive } from './live-standing.ts'
import { newTournament, paused } from './tournament-events.ts'

const isConfirmation = (topic: string) => (frame: ServerFrame) => frame.type === 'subscribed' && frame.topic === topic

describe('the live feed', () => {
  const cleanup = inReverse({ after })
  let standing: LiveStanding
  before(async () => {
    standing = await standLive(cleanup)
  })
  const open = (t: { after(tidy: () => Promise<void>): void }) => openLiveSocket(inReverse(t), standing.url)
  const tell = (userId: number, message: string) => standing.tell(userId, message)
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
    await standing.broadcast('Lunch')
    for (const socket of [one, two]) {
      const { data, event } = await socket.frame('event')
      assert.equal(event, 'broadcast')
      assert.equal((data as { message: string }).message, 'Lunch')
    }
    for (const socket of [deaf, gone]) {
      await socket.settle()
      assert.deepEqual(socket.events(), [])
    }
  })

  test('a tournament’s events reach those who follow it, or all tournaments', async t => {
    const [id, otherId] = [newTournament(), newTournament()]
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
    const id = newTournament()
    await socket.follow(`tournament:${id}`)
    standing.neighbour.tell(paused(id), { isSilent: true })
    await socket.frame('event')
  })

  test('what is for members is not shown to spectators', async t => {
    const [spectator, member] = [await open(t), await open(t)]
    const id = newTournament()
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
    const id = newTournament()
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
    const id = newTournament()
    const topic = `tournament:${id}`
    let last = 0
    for (let count = 0; count < 501; count++) last = standing.neighbour.tell(paused(id), { isSilent: true }).id
    const watcher = await open(t)
    await watcher.follow('tournaments')
    standing.neighbour.tell(paused(newTournament()))
    await watcher.frame('event', ({ seq }) => seq > last)
    const socket = await open(t)
    assert.ok((await socket.follow(topic, 0)) > last)
    await socket.frame('reset', frame => frame.topic === topic)
    await socket.settle()
    assert.deepEqual(socket.events(), [])
    const { id: next } = standing.neighbour.tell(paused(id))
    assert.equal((await socket.frame('event')).seq, next)
  })

  test('who is ahead of the log is told to load anew: the database was put back', async t => {
    const id = newTournament()
    const topic = `tournament:${id}`
    const socket = await open(t)
    await socket.follow(topic, 1_000_000_000)
    await socket.frame('reset', frame => frame.topic === topic)
    const { id: next } = standing.neighbour.tell(paused(id))
    assert.equal((await socket.frame('event')).seq, next)
  })

  test('a sign-in that is ended closes the socket and says so; others stay', async t => {
    const [me, other] = [signedIn('member'), signedIn('member')]
    const [mine, theirs] = [await open(t), await open(t)]
    await mine.signIn(me.token)
    await theirs.signIn(other.token)
    for (const socket of [mine, theirs]) await socket.follow('user')
    await tell(me.id, 'before')
    await mine.frame('event')
    const place = { subject: `user:${me.id}`, topic: null, audience: 'internal' } as const
    standing.neighbour.tell({ type: 'session.ended', ...place, data: { user_id: me.id, sid: me.sid } })
    assert.equal(await mine.closed, 4401)
    await tell(me.id, 'after')
    await tell(other.id, 'still here')
    await theirs.frame('event')
    assert.deepEqual(messagesOf(mine.events('user')), ['before'])
    await until('the token is refused from now on', async () => {
      const again = await open(t)
      again.send({ type: 'auth', token: me.token })
      await again.settle()
      return again.frames.some(frame => frame.type === 'error')
    })
  })

  const shutOut = ['user.banned', 'user.approval_withdrawn'] as const
  for (const type of shutOut) {
    test(`${type} closes the sockets with older tokens, not of one who was let in again`, async t => {
      const me = signedIn('member')
      const later = signedIn('member', { id: me.id, ver: 3 })
      const [before, after] = [await open(t), await open(t)]
      await before.signIn(me.token)
      await after.signIn(later.token)
      standing.neighbour.tell(personTold(type, knownPerson(me.id), { access_version: 2 }))
      assert.equal(await before.closed, 4401)
      await after.settle()
    })
  }

  test('a token that expires closes the socket unless the next one came before', async t => {
    const short = signedIn('member', { lifetimeSeconds: 2 })
    const next = signedIn('member', { id: short.id })
    const [lapsing, renewing] = [await open(t), await open(t)]
    for (const socket of [lapsing, renewing]) {
      await socket.signIn(short.token)
      await socket.follow('user')
    }
    const { expires_at } = await lapsing.frame('authenticated')
    assert.ok(Date.parse(expires_at) <= Date.now() + 2_000)
    await renewing.signIn(next.token)
    assert.equal(await lapsing.closed, 4401)
    await tell(short.id, 'still here')
    await renewing.frame('event')
    assert.deepEqual(lapsing.events(), [])
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
    const id = newTournament()
    for (const _ of [1, 2, 3]) await socket.follow(`tournament:${id}`)
    standing.neighbour.tell(paused(id))
    await socket.frame('event')
    await socket.settle()
    assert.equal(socket.events().length, 1)
  })
})

test('while tournament-service is away, nothing is lost and nobody is left waiting', async t => {
  const cleanup = inReverse(t)
  const neighbour = await startNeighbour(cleanup)
  const way = await openCuttable(cleanup, neighbour.url)
  await way.cut()
  const address = way.url.replace(/\/$/, '')
  const { url } = await standLive(cleanup, { TOURNAMENT_SERVICE_URL: address })
  const id = newTournament()
  const topic = `tournament:${id}`
  neighbour.tell(paused(id))
  const early = await openLiveSocket(cleanup, url)
  early.send({ type: 'subscribe', topic })
  await early.follow('system')
  await way.mend()
  const seq = await until('confirmed once the service is there', () => early.frames.find(isConfirmation(topic)))
  neighbour.tell(paused(id))
  assert.equal((await early.frame('event')).seq, 2)
  assert.deepEqual(seq, { type: 'subscribed', topic, seq: 1 })

  await way.cut()
  const fromMemory = await openLiveSocket(cleanup, url)
  await fromMemory.follow(topic, 1)
  assert.equal((await fromMemory.frame('event')).seq, 2)
  const late = await openLiveSocket(cleanup, url)
  late.send({ type: 'subscribe', topic, after: 0 })
  assert.equal(await late.closed, 1013)
  await way.mend()
  const again = await openLiveSocket(cleanup, url)
  await again.follow(topic, 0)
  await until('both have come', () => again.events().length === 2)
  assert.deepEqual(
    again.events().map(event => event.seq),
    [1, 2],
  )
})

test('a sign-in that was ended while auth-service could not be reached ends as soon as it can be', async t => {
  const cleanup = inReverse(t)
  const neighbour = await startNeighbour(cleanup)
  const way = await openCuttable(cleanup, neighbour.url)
  await way.cut()
  const { url } = await standLive(cleanup, { AUTH_SERVICE_URL: way.url.replace(/\/$/, '') })
  const me = signedIn('member')
  const socket = await openLiveSocket(cleanup, url)
  await socket.signIn(me.token)
  const place = { subject: `user:${me.id}`, topic: null, audience: 'internal' } as const
  const ended = { type: 'session.ended', ...place, data: { user_id: me.id, sid: me.sid } } as const
  neighbour.tell(ended, { isSilent: true })
  await way.mend()
  assert.equal(await socket.closed, 4401)
})
