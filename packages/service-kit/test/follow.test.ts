import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followIntoDatabase } from '../src/follow.ts'
import type { HandleEvent, Service } from '../src/index.ts'
import {
  type Cleanup,
  createTestDatabase,
  inReverse,
  personDeleted,
  startNeighbour,
  until,
} from '../src/testing/index.ts'
import { openNotes, origin, said, textOf } from './standing.ts'

/** A replica that notes every broadcast of the neighbour, and tells of it. */
const openFollower = (t: Cleanup, database: string, neighbour: string, handle: HandleEvent) =>
  openNotes(t, database, {}, service => {
    service.follow(service.eventsOf('tournament-service', neighbour), ['broadcast'], handle)
  })

const note: HandleEvent = async (tx, event, emit) => {
  await tx`insert into notes (text) values (${textOf(event)})`
  emit(said(`noted ${textOf(event)}`))
}

const notesOf = async ({ sql }: Pick<Service, 'sql'>) =>
  (await sql<{ text: string }[]>`select text from notes order by id`).map(({ text }) => text)

test('events that were told before the start, with the bell and without it all arrive in order', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  neighbour.tell(said('before'))
  await openFollower(cleanup, url, neighbour.url, note)
  await until('the one before', async () => (await notesOf({ sql })).length === 1)
  neighbour.tell(said('with the bell'))
  await until('the one with the bell', async () => (await notesOf({ sql })).length === 2, 1_000)
  neighbour.tell(said('without'), { isSilent: true })
  await until('the one without', async () => (await notesOf({ sql })).length === 3)
  assert.deepEqual(await notesOf({ sql }), ['before', 'with the bell', 'without'])
})

test('more than a page is read through', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  const texts = Array.from({ length: 1_100 }, (_, number) => `number ${number}`)
  for (const text of texts) neighbour.tell(said(text), { isSilent: true })
  await openFollower(cleanup, url, neighbour.url, note)
  await until('all have come', async () => (await notesOf({ sql })).length === texts.length, 15_000)
  assert.deepEqual(await notesOf({ sql }), texts)
})

test('three replicas handle each event once', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  const handled: string[] = []
  const count: HandleEvent = async (tx, event, emit) => {
    await note(tx, event, emit)
    handled.push(textOf(event))
  }
  await Promise.all([1, 2, 3].map(() => openFollower(cleanup, url, neighbour.url, count)))
  const texts = Array.from({ length: 60 }, (_, number) => `number ${number}`)
  for (const text of texts) neighbour.tell(said(text))
  await until('all have come', async () => (await notesOf({ sql })).length >= texts.length)
  assert.deepEqual(await notesOf({ sql }), texts)
  assert.deepEqual(handled, texts)
  const told = await sql<{ text: string }[]>`select data ->> 'message' as text from events order by id`
  assert.deepEqual(
    told.map(({ text }) => text),
    texts.map(text => `noted ${text}`),
  )
})

test('one source can be followed twice, each with a cursor of its own and with all events or some', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  neighbour.tell(personDeleted(3))
  neighbour.tell(said('one'))
  const noteAs =
    (name: string): HandleEvent =>
    async (tx, event) => {
      await tx`insert into notes (text) values (${`${name} ${textOf(event)}`})`
    }
  await openNotes(cleanup, url, {}, service => {
    const source = service.eventsOf('tournament-service', neighbour.url)
    service.follow(source, ['broadcast'], noteAs('some'))
    service.follow(source, null, noteAs('all'), 'audit of tournament-service')
  })
  await until('both have read', async () => (await notesOf({ sql })).length === 3)
  assert.deepEqual((await notesOf({ sql })).sort(), ['all one', 'all user.deleted', 'some one'])
})

test('a neighbour that was away, with the bus: what was told meanwhile arrives once, where reading had stopped', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  neighbour.tell(said('before'))
  await openFollower(cleanup, url, neighbour.url, note)
  await until('the one before', async () => (await notesOf({ sql })).length === 1)
  neighbour.answer('/internal/events', 'failure')
  for (const text of ['one', 'two', 'three']) neighbour.tell(said(text))
  await until('it has asked in vain', () => neighbour.refused() > 0)
  neighbour.answer('/internal/events', null)
  await until('all have come', async () => (await notesOf({ sql })).length === 4)
  assert.deepEqual(await notesOf({ sql }), ['before', 'one', 'two', 'three'])
})

test('more followers of the own log than there are connections do not wait for one another', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const followers = Array.from({ length: 24 }, (_, number) => `follower ${number}`)
  const service = await openNotes(cleanup, url, {}, service => {
    const own = service.eventsOf('notification-service', '')
    for (const name of followers)
      service.follow(own, ['broadcast'], async tx => void (await tx`insert into notes (text) values (${name})`), name)
  })
  await service.change(origin(), async (_tx, emit) => emit(said('one')))
  await until('all have read it', async () => (await notesOf({ sql })).length === followers.length, 15_000)
  assert.deepEqual((await notesOf({ sql })).toSorted(), followers.toSorted())
})

test('who handles a page keeps nobody else from appending', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>()
  const { promise: isInTheMiddle, resolve: reach } = Promise.withResolvers<void>()
  for (const text of ['one', 'two']) neighbour.tell(said(text), { isSilent: true })
  const service = await openFollower(cleanup, url, neighbour.url, async (tx, event, emit) => {
    await note(tx, event, emit)
    if (textOf(event) !== 'two') return
    reach()
    await mayGoOn
  })
  await isInTheMiddle
  await service.change(origin(), async (_tx, emit) => emit(said('meanwhile')))
  goOn()
  await until('both are handled', async () => (await notesOf({ sql })).length === 2)
  const told = await sql<{ text: string; request_id: string }[]>`
    select data ->> 'message' as text, request_id from events order by id`
  assert.deepEqual(
    told.map(({ text }) => text),
    ['meanwhile', 'noted one', 'noted two'],
  )
})

test('what was told of a person is in the log when the deletion is handled, which may erase it', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  neighbour.tell(said('about the person'), { isSilent: true })
  neighbour.tell(personDeleted(3), { isSilent: true })
  neighbour.tell(said('about another'), { isSilent: true })
  await openNotes(cleanup, url, {}, service => {
    service.follow(service.eventsOf('user-service', neighbour.url), null, async (tx, event, emit) => {
      if (event.type === 'user.deleted') await tx`delete from events`
      else await note(tx, event, emit)
    })
  })
  await until('all is handled', async () => (await notesOf({ sql })).length === 2)
  const told = await sql<{ text: string }[]>`select data ->> 'message' as text from events`
  assert.deepEqual(
    told.map(({ text }) => text),
    ['noted about another'],
  )
})

test('an event that cannot be handled stops its follower, which says so until it can', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  let isWrong = true
  const service = await openFollower(cleanup, url, neighbour.url, async (tx, event, emit) => {
    if (isWrong && textOf(event) === 'two') throw new TypeError('not a function')
    await note(tx, event, emit)
  })
  const standstill = async () =>
    (await service.health.look()).followers.find(({ name }) => name === 'main')?.standstill ?? null
  assert.equal(await standstill(), null)
  for (const text of ['one', 'two', 'three']) neighbour.tell(said(text))
  await until('it says so', async () => /^event 2 \(broadcast\) of tournament-service/.test((await standstill()) ?? ''))
  isWrong = false
  await until('all have come', async () => (await notesOf({ sql })).length === 3, 10_000)
  await until('it goes on', async () => (await standstill()) === null)
})

test('what goes before an event that cannot be handled is not handled again with it, and it is tried ever more rarely', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  for (const text of ['one', 'two', 'secret', 'three']) neighbour.tell(said(text), { isSilent: true })
  const service = await openNotes(cleanup, url)
  const tried: { readonly text: string; readonly at: number }[] = []
  const told: unknown[] = []
  const follower = followIntoDatabase({
    ...{ bus: service.bus, sql: service.sql, service: service.name },
    types: ['broadcast'],
    source: service.eventsOf('tournament-service', neighbour.url),
    async handle(tx, event, emit) {
      tried.push({ text: textOf(event), at: performance.now() })
      if (textOf(event) === 'secret') throw new TypeError('not a function')
      await note(tx, event, emit)
    },
    onError: error => told.push(error),
  })
  cleanup.after(follower.stop)
  const triesOf = (text: string) => tried.filter(one => one.text === text).map(({ at }) => at)
  await until('what goes before is handled', async () => (await notesOf({ sql })).length === 2)
  assert.deepEqual(await notesOf({ sql }), ['one', 'two'])
  await until('it stands still', () => follower.standstill() !== null)
  const before = triesOf('secret').length
  for (const text of ['four', 'five', 'six']) neighbour.tell(said(text))
  await until('it is tried twice more', () => triesOf('secret').length === before + 2)
  const [last = 0, next = 0, afterThat = 0] = triesOf('secret').slice(-3)
  assert.ok(next - last >= 1_900 && afterThat - next >= 3_900, `after ${next - last} and ${afterThat - next} ms`)
  assert.ok(triesOf('one').length <= 2)
  assert.equal((await follower.progress())?.after, 2)
  assert.match(String(told[0]), /event 3 \(broadcast\) of tournament-service cannot be handled/)
  assert.equal(told.length, 1)
  assert.doesNotMatch(String(told[0]), /secret/)
})

test('a log that was put back is noticed, and nothing of it is skipped once its reader was put back too', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const [before, after] = [await startNeighbour(cleanup), await startNeighbour(cleanup)]
  for (const text of ['one', 'two', 'lost']) before.tell(said(text))
  const first = await openFollower(cleanup, url, before.url, note)
  await until('all were read', async () => (await notesOf({ sql })).length === 3)
  await first.app.close()
  for (const text of ['one', 'two']) after.tell(said(text))
  const service = await openFollower(cleanup, url, after.url, note)
  const standstill = async () =>
    (await service.health.look()).followers.find(({ name }) => name === 'main')?.standstill ?? ''
  await until('it says so', async () => /ends at 2 and was read up to 3/.test(await standstill()))
  await sql`update cursors set position = least(position, 2) where source = 'tournament-service'`
  after.tell(said('new'))
  await until('the new one is read', async () => (await notesOf({ sql })).length === 4)
  assert.deepEqual(await notesOf({ sql }), ['one', 'two', 'lost', 'new'])
})

test('an event whose handling fails is tried again and holds its place', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const neighbour = await startNeighbour(cleanup)
  let failures = 2
  const failing: HandleEvent = async (tx, event, emit) => {
    await note(tx, event, emit)
    if (textOf(event) === 'two' && failures-- > 0) throw new Error('not yet')
  }
  await openFollower(cleanup, url, neighbour.url, failing)
  for (const text of ['one', 'two', 'three']) neighbour.tell(said(text))
  await until('all have come', async () => (await notesOf({ sql })).length === 3, 10_000)
  assert.deepEqual(await notesOf({ sql }), ['one', 'two', 'three'])
})
