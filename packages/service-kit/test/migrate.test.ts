import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '../src/index.ts'
import { migrate } from '../src/migrate.ts'
import { createTestDatabase, inReverse, send } from '../src/testing/index.ts'
import { openNotes } from './standing.ts'

test('ten replicas that start at once migrate an empty database once', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const replicas = await Promise.all(Array.from({ length: 10 }, () => openNotes(cleanup, url)))
  const ran = await sql`select name from migrations order by ran_at, name`
  assert.deepEqual([...ran].map(({ name }) => name).sort(), [
    '0001_notes.sql',
    'kit/0001_events.sql',
    'kit/0002_chain.sql',
  ])
  for (const { app } of replicas) assert.equal((await send(app, { method: 'GET', path: '/readyz' })).status, 200)
})

test('a migration that fails leaves nothing behind, and the next start tries again', async t => {
  const cleanup = inReverse(t)
  const { url, sql } = await createTestDatabase(cleanup)
  const own = openDatabase(url, 1)
  cleanup.after(() => own.end())
  await sql`create table notes (id integer)`
  await assert.rejects(migrate(own, new URL('./migrations/', import.meta.url)), /already exists/)
  assert.equal((await sql`select to_regclass('events') as events`)[0]?.events, null)
  await sql`drop table notes`
  await migrate(own, new URL('./migrations/', import.meta.url))
  assert.equal((await sql`select * from migrations`).length, 3)
})
