import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { readChain } from '../src/event-log-check.ts'
import { type EventSource, type HandleEvent, readEvents, type Service, type Sql } from '../src/index.ts'
import { type Cleanup, createTestDatabase, inReverse, listen } from '../src/testing/index.ts'
import { openNotes, origin, said, textOf } from './standing.ts'

/** What cannot be pressed together: PostgreSQL keeps as many bytes. */
const large = (bytes: number) => randomBytes(bytes).toString('base64url').slice(0, bytes)

const beginning = (text: string) => text.slice(0, 50)

describe('pages of large events', () => {
  const cleanup = inReverse({ after })
  const texts = [...Array.from({ length: 10 }, () => large(150_000)), large(900_000), 'small', large(900_000), 'last']
  let producer: Service
  let sql: Sql
  let url: string
  before(async () => {
    const database = await createTestDatabase(cleanup)
    sql = database.sql
    producer = await openNotes(cleanup, database.url)
    url = await listen(cleanup, producer.app)
    for (const text of texts) await producer.change(origin(), async (_tx, emit) => emit(said(text)))
  })

  test('end before they are too much to be read in time, with one event at least, and say that there is more', async () => {
    for (const newestFirst of [false, true]) {
      const pages: string[][] = []
      let [place, isMore] = [{}, true]
      while (isMore) {
        const page = await readEvents(sql, { after: 0, ...place, newestFirst, limit: 500 })
        pages.push(page.events.map(textOf))
        const last = page.events.at(-1)?.id ?? assert.fail('an empty page is the last')
        place = newestFirst ? { before: last } : { after: last }
        isMore = page.isMore
      }
      assert.ok(pages.length >= 4)
      for (const page of pages) assert.ok(page.slice(0, -1).join('').length < 600_000)
      assert.deepEqual(pages.flat(), newestFirst ? texts.toReversed() : texts)
    }
  })

  test('and so do those that the chain is verified by', async () => {
    const ids: number[] = []
    let pages = 0
    for (let isMore = true; isMore; pages += 1) {
      const page = await readChain(sql, { after: ids.at(-1) ?? 0, limit: 1_000 })
      assert.ok(page.events.every(({ is_intact }) => is_intact))
      ids.push(...page.events.map(({ id }) => id))
      isMore = page.isMore
    }
    assert.equal(ids.length, texts.length)
    assert.ok(pages >= 4)
  })

  /** Follows the source into a database of its own; resolves when one reading has come to its end. */
  async function followOnce(t: Cleanup, sourceOf: (service: Service) => EventSource): Promise<string[]> {
    const own = await createTestDatabase(t)
    const note: HandleEvent = async (tx, event) =>
      void (await tx`insert into notes (text) values (${beginning(textOf(event))})`)
    let follower = { catchUp: () => Promise.resolve() }
    await openNotes(t, own.url, {}, service => {
      follower = service.follow(sourceOf(service), ['broadcast'], note)
    })
    await follower.catchUp()
    return (await own.sql<{ text: string }[]>`select text from notes order by id`).map(({ text }) => text)
  }

  test('a neighbour that follows reads them to the end at once', async t => {
    assert.deepEqual(
      await followOnce(inReverse(t), service => service.eventsOf('tournament-service', url)),
      texts.map(beginning),
    )
  })
})
