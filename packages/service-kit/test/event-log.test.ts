import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { DomainEvent } from '@gym-it/contracts'
import { appendEvents } from '../src/event-log.ts'
import { openDatabase, readEvents, type Service, type Sql } from '../src/index.ts'
import { createTestDatabase, inReverse, until } from '../src/testing/index.ts'
import { openNotes, origin, said, textOf } from './standing.ts'

/** A promise and what settles it. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}

describe('the event log with overlapping transactions', () => {
  const cleanup = inReverse({ after })
  let service: Service
  let sql: Sql
  before(async () => {
    const { url } = await createTestDatabase(cleanup)
    service = await openNotes(cleanup, url)
    sql = openDatabase(url, 5)
    cleanup.after(() => sql.end({ timeout: 1 }))
  })
  beforeEach(() => sql`truncate events restart identity`)

  /** Reads on from where it stands, as every follower does. */
  function reader() {
    const seen: DomainEvent[] = []
    return {
      seen,
      async read() {
        seen.push(...(await readEvents(sql, { after: seen.at(-1)?.id ?? 0, limit: 100 })).events)
      },
    }
  }

  test('the trap is real: where appends do not take turns, a reader skips the event that commits late', async () => {
    const { read, seen } = reader()
    const { opened, open } = gate()
    const insert = (tx: Sql | Parameters<Parameters<Sql['begin']>[1]>[0], text: string) => tx`
      insert into events (type, subject, audience, request_id, data)
      values ('broadcast', 'x', 'public', 'r', ${tx.json({ message: text })})`
    const started = gate()
    const slow = sql.begin(async tx => {
      await insert(tx, 'first')
      started.open()
      await opened
    })
    await started.opened
    await insert(sql, 'second')
    await read()
    open()
    await slow
    await read()
    assert.deepEqual(seen.map(textOf), ['second'])
  })

  test('appends take turns, so that a reader in between skips nothing', async () => {
    const { read, seen } = reader()
    const { opened, open } = gate()
    const started = gate()
    const about = { actor_id: null, request_id: 'r' }
    const slow = sql.begin(async tx => {
      await appendEvents(tx, [said('first')], about)
      started.open()
      await opened
    })
    await started.opened
    let isQuickDone = false
    const quick = service
      .change(origin(), async (_tx, emit) => {
        emit(said('second'))
        return {}
      })
      .then(() => {
        isQuickDone = true
      })
    await until('the second append waits for its turn', async () => {
      const [row] = await sql`select count(*) as waiting from pg_locks where locktype = 'advisory' and not granted`
      return row?.waiting === 1
    })
    await read()
    assert.deepEqual([seen.length, isQuickDone], [0, false])
    open()
    await Promise.all([slow, quick])
    await read()
    assert.deepEqual(seen.map(textOf), ['first', 'second'])
  })

  test('forty changes at once, some slow, some failing: a reader sees each once, in order', async () => {
    const { read, seen } = reader()
    let isDone = false
    const reading = (async () => {
      while (!isDone) await read()
    })()
    const changes = Array.from({ length: 40 }, (_, number) =>
      service.change(origin(), async (_tx, emit) => {
        emit(said(`${number} a`))
        await delay((number * 7) % 13)
        emit(said(`${number} b`))
        if (number % 5 === 0) throw new Error('given up')
        return {}
      }),
    )
    const outcomes = await Promise.allSettled(changes)
    isDone = true
    await reading
    await read()
    const expected = outcomes.flatMap((one, number) =>
      one.status === 'fulfilled' ? [`${number} a`, `${number} b`] : [],
    )
    assert.equal(expected.length, 64)
    assert.deepEqual(seen.map(textOf).sort(), expected.sort())
    const ids = seen.map(({ id }) => id)
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => a - b),
    )
  })
})
