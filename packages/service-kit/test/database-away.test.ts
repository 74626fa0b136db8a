import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listNotifications, readAllNotifications } from '@gym-it/contracts'
import { isDatabaseAway } from '../src/database.ts'
import { appendEvents } from '../src/event-log.ts'
import type { Service } from '../src/index.ts'
import { openDatabase, openService } from '../src/index.ts'
import {
  call,
  createTestDatabase,
  inReverse,
  openCuttable,
  refusal,
  send,
  signedIn,
  testConfig,
  until,
} from '../src/testing/index.ts'
import { openNotes, origin, said } from './standing.ts'

/** One call that reads and one that writes. */
function notesRoutes({ route, sql }: Service): void {
  route(listNotifications, async () => {
    const [row] = await sql<{ count: number }[]>`select count(*) from notes`
    return { notifications: [], unread_count: row?.count ?? 0, next_cursor: null }
  })
  route(readAllNotifications, ({ change }) =>
    change(async tx => {
      await tx`insert into notes (text) values (${crypto.randomUUID()})`
      return { detail: 'Noted' }
    }),
  )
}

const as = signedIn('member')
const deadlineMs = 1_000

async function refusesQuickly({ app }: Service): Promise<void> {
  for (const operation of [listNotifications, readAllNotifications]) {
    const started = Date.now()
    const problem = await refusal(app, operation, 'UNAVAILABLE', { as })
    assert.ok(Date.now() - started < deadlineMs, `took ${Date.now() - started} ms`)
    assert.match(problem.detail, /database cannot be reached/)
  }
}

test('while the database is away: 503 within a second, alive but not ready; then it goes on by itself', async t => {
  const cleanup = inReverse(t)
  const database = await createTestDatabase(cleanup)
  const way = await openCuttable(cleanup, database.url)
  const service = await openNotes(cleanup, way.url, {}, notesRoutes)
  const { app } = service
  await call(app, readAllNotifications, { as })
  for (const _ of [1, 2]) {
    await way.cut()
    await refusesQuickly(service)
    assert.equal((await send(app, { method: 'GET', path: '/healthz' })).status, 200)
    assert.equal((await send(app, { method: 'GET', path: '/readyz' })).status, 503)
    await way.mend()
    await until('it works again', () => call(app, readAllNotifications, { as }), 3_000)
    assert.equal((await send(app, { method: 'GET', path: '/readyz' })).status, 200)
  }
  assert.equal((await call(app, listNotifications, { as })).body.unread_count, 3)
})

test('connections that the server ends are replaced', async t => {
  const cleanup = inReverse(t)
  const database = await createTestDatabase(cleanup)
  const { app } = await openNotes(cleanup, database.url, {}, notesRoutes)
  await Promise.all(Array.from({ length: 10 }, () => call(app, listNotifications, { as })))
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await until('it works again', () => call(app, readAllNotifications, { as }), 2_000)
})

test('a database that comes up late is waited for', async t => {
  const cleanup = inReverse(t)
  const database = await createTestDatabase(cleanup)
  const way = await openCuttable(cleanup, database.url)
  await way.cut()
  const service = openService('notification-service', testConfig(way.url), new URL('./migrations/', import.meta.url))
  notesRoutes(service)
  cleanup.after(() => service.app.close())
  await service.app.ready()
  const problem = await refusal(service.app, listNotifications, 'UNAVAILABLE', { as })
  assert.match(problem.detail, /starting/)
  assert.equal((await send(service.app, { method: 'GET', path: '/healthz' })).status, 200)
  assert.equal((await send(service.app, { method: 'GET', path: '/readyz' })).status, 503)
  await way.mend()
  await until('it is ready', () => call(service.app, readAllNotifications, { as }))
})

test('a transaction whose process is frozen is ended by the server, and others append again', async t => {
  const cleanup = inReverse(t)
  const database = await createTestDatabase(cleanup)
  const { change } = await openNotes(cleanup, database.url, {}, notesRoutes)
  let wake = () => {}
  const asleep = new Promise<void>(resolve => {
    wake = resolve
  })
  const frozen = assert.rejects(
    change(origin(), async tx => {
      // The kit's own patience would keep this test waiting.
      await tx`set local idle_in_transaction_session_timeout = 200`
      await appendEvents(tx, [said('too late')], origin())
      await asleep
      await tx`select 1`
    }),
    isDatabaseAway,
  )
  const isHeld = async () => (await database.sql`select 1 from pg_locks where locktype = 'advisory'`).length > 0
  await until('the frozen one holds the lock', isHeld)
  await change(origin(), async (_tx, emit) => emit(said('in time')))
  wake()
  await frozen
})

const { TEST_POSTGRES_URL, TEST_POSTGRES_15_URL } = process.env
for (const [name, server] of Object.entries({
  embedded: TEST_POSTGRES_URL,
  'oldest supported': TEST_POSTGRES_15_URL,
})) {
  test(`the ${name} PostgreSQL is told how long a silent process may hold locks`, { skip: !server }, async t => {
    const { url } = await createTestDatabase(inReverse(t), server)
    const sql = openDatabase(url, 1)
    t.after(() => sql.end())
    const [row] = await sql`
      select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('tcp_user_timeout') as silent`
    assert.deepEqual({ ...row }, { idle: '15s', silent: '15000' })
  })
}
