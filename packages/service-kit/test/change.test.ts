import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AppError } from '@gym-it/contracts'
import { type Emit, readEvents, type Service, type Sql, type Transaction } from '../src/index.ts'
import { createTestDatabase, inReverse } from '../src/testing/index.ts'
import { openNotes, origin, said, textOf } from './standing.ts'

describe('a change', () => {
  const cleanup = inReverse({ after })
  let service: Service
  let sql: Sql
  before(async () => {
    const database = await createTestDatabase(cleanup)
    sql = database.sql
    service = await openNotes(cleanup, database.url)
  })
  const note = (text: string) => async (tx: Transaction, emit: Emit) => {
    const [row] = await tx<{ id: number }[]>`insert into notes (text) values (${text}) returning id`
    emit(said(text))
    return { id: row?.id ?? 0, at: Math.random() }
  }
  const isNoted = async (text: string) => (await sql`select 1 from notes where text = ${text}`).length === 1
  const toldOf = async (text: string) =>
    (await readEvents(sql, { after: 0, limit: 500 })).events.filter(event => textOf(event) === text)

  test('commits the state and the event together, with who and why', async () => {
    const from = origin()
    await service.change(from, note('one'))
    assert.ok(await isNoted('one'))
    const [event] = await toldOf('one')
    assert.deepEqual([event?.actor_id, event?.request_id, event?.topic], [1, from.request_id, 'system'])
    assert.ok(Math.abs(Date.parse(event?.at ?? '') - Date.now()) < 60_000)
  })

  test('leaves neither when the work fails after both', async () => {
    const failing = async (tx: Transaction, emit: Emit) => {
      await note('never')(tx, emit)
      throw new AppError('STATUS_CONFLICT', 'Not like this.')
    }
    await assert.rejects(service.change(origin(), failing), /Not like this/)
    assert.equal(await isNoted('never'), false)
    assert.deepEqual(await toldOf('never'), [])
  })

  test('leaves neither when the event cannot be stored', async () => {
    const failing = async (tx: Transaction, emit: Emit) => {
      await tx`insert into notes (text) values ('silent')`
      emit(said('a NUL \u0000 in it'))
      return {}
    }
    await assert.rejects(service.change(origin(), failing))
    assert.equal(await isNoted('silent'), false)
  })

  test('answers a retry with the first answer, and has one effect', async () => {
    const retry = { idempotency_key: 'key-1', request: ['POST', '/notes', { text: 'once' }] }
    const first = await service.change(origin(retry), note('once'))
    const second = await service.change(origin(retry), note('once'))
    assert.equal(JSON.stringify(second), JSON.stringify(first))
    assert.equal((await toldOf('once')).length, 1)
  })

  test('twenty retries at the same moment have one effect and one answer', async () => {
    const retry = { idempotency_key: 'key-2', request: ['POST', '/notes', { text: 'together' }] }
    const all = await Promise.all(Array.from({ length: 20 }, () => service.change(origin(retry), note('together'))))
    assert.equal(new Set(all.map(answer => JSON.stringify(answer))).size, 1)
    assert.equal((await toldOf('together')).length, 1)
  })

  test('a key belongs to one request and to one person', async () => {
    const retry = { idempotency_key: 'key-3', request: ['POST', '/notes', { text: 'mine' }] }
    await service.change(origin(retry), note('mine'))
    await assert.rejects(
      service.change(origin({ ...retry, request: ['POST', '/notes', { text: 'other' }] }), note('other')),
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    )
    assert.equal(await isNoted('other'), false)
    await service.change({ ...origin(retry), actor_id: 2 }, note('of another person'))
    assert.ok(await isNoted('of another person'))
  })

  test('a retry of what failed is tried anew', async () => {
    const retry = { idempotency_key: 'key-4', request: ['POST', '/notes', { text: 'late' }] }
    await assert.rejects(
      service.change(origin(retry), async () => {
        throw new AppError('UNAVAILABLE', 'Not now.')
      }),
    )
    await service.change(origin(retry), note('late'))
    assert.ok(await isNoted('late'))
  })
})
