import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { DomainEvent } from '@gym-it/contracts'
import { openBus } from '../src/bus.ts'
import { ownEvents } from '../src/event-source.ts'
import { type Follower, followInMemory, openDatabase, type Service, type Sql } from '../src/index.ts'
import { type Cleanup, createTestDatabase, inReverse, until } from '../src/testing/index.ts'
import { openNotes, origin, said, textOf } from './standing.ts'

describe('events that come with the doorbell', () => {
  const cleanup = inReverse({ after })
  let service: Service
  let sql: Sql
  before(async () => {
    const { url } = await createTestDatabase(cleanup)
    service = await openNotes(cleanup, url)
    sql = openDatabase(url, 3)
    cleanup.after(() => sql.end({ timeout: 1 }))
    await tell('the first')
  })

  const tell = (...texts: readonly string[]) =>
    service.change(origin(), async (_tx, emit) => {
      for (const text of texts) emit(said(text))
      return {}
    })

  /** Follows the log from here on; counts how often it is read. */
  async function follow(t: Cleanup) {
    const seen: DomainEvent[] = []
    const source = ownEvents('notification-service', sql)
    let reads = 0
    const bus = openBus(undefined, () => {})
    t.after(bus.close)
    const follower: Follower = followInMemory({
      bus,
      source: {
        ...source,
        read(query) {
          reads += 1
          return source.read(query)
        },
      },
      start: async () => ({ after: (await source.last()) - 1 }),
      handle: event => void seen.push(event),
      onError: error => assert.fail(String(error)),
    })
    t.after(follower.stop)
    await until('the newest was read', () => seen.length === 1)
    await follower.catchUp()
    seen.length = 0
    return { seen, follower, bus, reads: () => reads, texts: () => seen.map(textOf) }
  }

  test('the next ones are handled without reading the log, and are what the log shows', async t => {
    const { seen, reads, texts } = await follow(inReverse(t))
    const before = reads()
    await tell('one')
    await tell('two', 'three')
    await until('all have come', () => seen.length === 3, 1_000)
    assert.deepEqual(texts(), ['one', 'two', 'three'])
    // The look that every follower takes from time to time may have fallen in here.
    assert.ok(reads() - before <= 1)
    const { events: log } = await ownEvents('notification-service', sql).read({
      after: (seen[0]?.id ?? 0) - 1,
      limit: 10,
    })
    assert.deepEqual(seen, [...log])
  })

  test('many or large ones are read', async t => {
    const { seen, follower, texts } = await follow(inReverse(t))
    const many = Array.from({ length: 30 }, (_, number) => `number ${number}`)
    await tell(...many)
    const large = Array.from({ length: 3_000 }, (_, number) => `word ${number}`).join(' ')
    await tell(large)
    await until('all have come', () => seen.length === 31, 1_000)
    await follower.catchUp()
    assert.deepEqual(texts(), [...many, large])
  })

  test('a missed bell, a strange one and an old one: everything is handled once, in order', async t => {
    const { seen, bus, follower, texts } = await follow(inReverse(t))
    const stranger = openBus(undefined, () => {})
    t.after(stranger.close)
    const forged = JSON.stringify([
      { ...(await ownEvents('notification-service', sql).read({ after: 0, limit: 1 })).events[0] },
    ])
    const rung = Promise.withResolvers<void>()
    bus.listen(() => rung.resolve())
    stranger.ring({ service: 'notification-service', told: { after: 'another log’s hash', events: forged } })
    await rung.promise
    await follower.catchUp()
    assert.deepEqual(texts(), [])
    await sql.begin(async tx => {
      // As if it had been told while the bus was away.
      await tx`
        insert into events (type, subject, topic, audience, request_id, data)
        values ('broadcast', 'broadcast:1', 'system', 'public', 'r', ${tx.json({ message: 'without a bell' })})`
    })
    await tell('with one')
    await until('both have come', () => seen.length === 2, 1_000)
    const again = JSON.stringify(seen.slice(1))
    stranger.ring({ service: 'notification-service', told: { after: seen[0]?.hash ?? '', events: again } })
    await tell('the last')
    await until('the last has come', () => seen.length >= 3)
    await follower.catchUp()
    assert.deepEqual(texts(), ['without a bell', 'with one', 'the last'])
  })

  test('sixty changes at once: each is handled once, in the order of the log', async t => {
    const { seen, follower } = await follow(inReverse(t))
    await Promise.all(Array.from({ length: 60 }, (_, number) => tell(`number ${number}`)))
    await until('all have come', () => seen.length >= 60)
    await follower.catchUp()
    const { events: log } = await ownEvents('notification-service', sql).read({
      after: (seen[0]?.id ?? 0) - 1,
      limit: 100,
    })
    assert.deepEqual(seen, [...log])
    assert.equal(log.length, 60)
  })
})
