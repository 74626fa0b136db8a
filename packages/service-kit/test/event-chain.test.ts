import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, beforeEach, describe, test } from 'node:test'
import { readEventChain } from '@gym-it/contracts'
import { readChain } from '../src/event-log-check.ts'
import { openDatabase, readEvents, type Service, type Sql } from '../src/index.ts'
import { migrate } from '../src/migrate.ts'
import { createTestDatabase, inReverse, personDeleted, serviceToken } from '../src/testing/index.ts'
import { openNotes, origin, said } from './standing.ts'

const about = (subject: string, text: string, version?: number) => ({
  ...said(text),
  subject,
  ...(version === undefined ? {} : { version }),
})

describe('the chain of events', () => {
  const cleanup = inReverse({ after })
  let service: Service
  let sql: Sql
  before(async () => {
    const { url } = await createTestDatabase(cleanup)
    service = await openNotes(cleanup, url)
    sql = openDatabase(url, 2)
    cleanup.after(() => sql.end({ timeout: 1 }))
  })
  beforeEach(() => sql`truncate events restart identity`)

  const tell = (...events: ReturnType<typeof about>[]) =>
    service.change(origin(), async (_tx, emit) => {
      for (const event of events) emit(event)
      return {}
    })
  const brokenIds = async () =>
    (await readChain(sql, { after: 0, limit: 100 })).events.filter(({ is_intact }) => !is_intact).map(({ id }) => id)
  const fill = async () => {
    await tell(about('hall:1', 'one'), about('hall:2', 'other'), about('hall:1', 'two'))
    await tell(about('hall:1', 'three'))
    await tell(about('hall:2', 'another'))
  }

  test('every subject has a chain of its own, counted where it has no version', async () => {
    await fill()
    await tell(about('hall:1', 'with its own', 9))
    const { events } = await readEvents(sql, { after: 0, limit: 100 })
    assert.deepEqual(
      events.map(({ subject, version, v }) => [subject, version, v]),
      [
        ['hall:1', 1, 1],
        ['hall:2', 1, 1],
        ['hall:1', 2, 1],
        ['hall:1', 3, 1],
        ['hall:2', 2, 1],
        ['hall:1', 9, 1],
      ],
    )
    assert.equal(new Set(events.map(({ hash }) => hash)).size, 6)
    assert.ok(events.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash)))
    assert.deepEqual(await brokenIds(), [])
  })

  const tampering: Readonly<Record<string, () => Promise<unknown>>> = {
    'a changed fact': () => sql`update events set data = jsonb_set(data, '{message}', '"lie"') where id = 3`,
    'another person': () => sql`update events set actor_id = 77 where id = 3`,
    'another time, by a microsecond': () => sql`update events set at = at + interval '1 microsecond' where id = 3`,
    'another version': () => sql`update events set version = 8 where id = 3`,
    'another type': () => sql`update events set type = 'notification' where id = 3`,
    'another request': () => sql`update events set request_id = 'made-up' where id = 3`,
    'another audience': () => sql`update events set audience = 'internal' where id = 3`,
    'another place': async () => {
      await sql`alter table events alter column id drop identity`
      await sql`update events set id = 6 where id = 3`
      await sql`alter table events alter column id add generated always as identity`
    },
  }
  for (const [what, tamper] of Object.entries(tampering)) {
    test(`${what} is found`, async () => {
      await fill()
      await tamper()
      assert.ok((await brokenIds()).some(id => id === 3 || id === 6))
    })
  }

  test('a missing event is found by the one after it', async () => {
    await fill()
    await sql`delete from events where id = 1`
    assert.deepEqual(await brokenIds(), [3])
  })

  test('a row that was put in beside the log stands in the chain; one with a hash made up does not', async () => {
    await fill()
    await sql`
      insert into events (type, subject, audience, request_id, data)
      values ('broadcast', 'hall:1', 'public', 'r', '{}')`
    assert.deepEqual(await brokenIds(), [])
    await sql`update events set hash = sha256('made up') where id = 6`
    assert.deepEqual(await brokenIds(), [6])
  })

  test('from where it was asked for is kept beside the chain and forgotten with the person', async () => {
    const client = { address: '198.51.100.7', user_agent: 'Mat/1.0' }
    const asked = (actor_id: number, subject: string) =>
      service.change({ ...origin(), actor_id, client }, async (_tx, emit) => {
        emit(about(subject, 'said'))
        return {}
      })
    await asked(1, 'hall:1')
    await asked(2, 'hall:1')
    const clients = async () => (await readEvents(sql, { after: 0, limit: 100 })).events.map(event => event.client)
    assert.deepEqual(await clients(), [client, client])
    await service.change({ ...origin(), actor_id: 2, client }, async (_tx, emit) => {
      emit(personDeleted(2))
      return {}
    })
    assert.deepEqual(await clients(), [client, null, null])
    assert.deepEqual(await brokenIds(), [])
  })

  test('events of the time before the chain are put into it', async t => {
    const { url, sql: old } = await createTestDatabase(inReverse(t))
    const first = new URL('../src/migrations/0001_events.sql', import.meta.url)
    await old.unsafe(await readFile(first, 'utf8'))
    await old`create table migrations (name text primary key, ran_at timestamptz not null default now())`
    await old`insert into migrations (name) values ('kit/0001_events.sql')`
    for (const subject of ['hall:1', 'hall:2', 'hall:1'])
      await old`
        insert into events (type, subject, audience, request_id, data)
        values ('broadcast', ${subject}, 'public', 'r', '{"id": 1.50}')`
    await migrate(old, new URL('./migrations/', import.meta.url))
    const { events } = await readEvents(old, { after: 0, limit: 10 })
    assert.deepEqual(
      events.map(({ version, v }) => [version, v]),
      [
        [1, 0],
        [1, 0],
        [2, 0],
      ],
    )
    const later = await openNotes(inReverse(t), url)
    await later.change(origin(), async (_tx, emit) => {
      emit(about('hall:1', 'later'))
      return {}
    })
    const { events: chain } = await readChain(old, { after: 0, limit: 10 })
    assert.deepEqual([chain.length, chain.every(({ is_intact }) => is_intact)], [4, true])
  })

  test('services alone read the chain', async () => {
    await fill()
    const ask = (authorization: string) =>
      service.app.inject({ url: `${readEventChain.path}?after=2&limit=2`, headers: { authorization } })
    const { events } = (await ask(`Bearer ${serviceToken('user-service')}`)).json<{ events: { id: number }[] }>()
    assert.deepEqual(
      events.map(({ id }) => id),
      [3, 4],
    )
    assert.equal((await ask('Bearer nonsense')).statusCode, 401)
  })
})
