import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase, type Sql, type Transaction } from '../src/index.ts'
import { type Cleanup, createTestDatabase, inReverse, until } from '../src/testing/index.ts'

/** A pool of one connection, so that what comes next gets the place of what was lost; and a way to cut it. */
async function open(t: Cleanup) {
  const { url, sql: outside } = await createTestDatabase(t)
  await outside`create table notes (text text)`
  const sql = openDatabase(url, 1)
  t.after(() => sql.end({ timeout: 1 }))
  const others = outside`from pg_stat_activity where datname = current_database() and query like '/* first%'`
  return {
    sql,
    notes: async () => (await outside<{ text: string }[]>`select text from notes`).map(({ text }) => text),
    async cut() {
      await until('the transaction has begun', async () => (await outside`select 1 ${others}`).length > 0)
      await outside`select pg_terminate_backend(pid) ${others}`
    },
  }
}

const note = async (tx: Sql | Transaction, text: string) => tx`insert into notes values (${text})`

/** A promise, and what keeps it. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { open, opened }
}

test('a transaction that loses its connection writes nothing on the next one', async t => {
  const { sql, notes, cut } = await open(inReverse(t))
  const { open: goOn, opened: later } = gate()
  let outcome = ''
  const lost = assert.rejects(
    sql.begin(async tx => {
      await tx`/* first */ insert into notes values ('before')`
      await later
      outcome = await note(tx, 'after').then(
        () => 'written',
        () => 'refused',
      )
    }),
    { code: 'CONNECTION_CLOSED' },
  )
  await cut()
  await lost
  await note(sql, 'of somebody else')
  goOn()
  await until('the lost one has tried', () => outcome)
  await note(sql, 'at last')
  assert.deepEqual(await notes(), ['of somebody else', 'at last'])
  assert.equal(outcome, 'refused')
})

test('nor commits it what others have begun', async t => {
  const { sql, notes, cut } = await open(inReverse(t))
  const { open: goOn, opened: later } = gate()
  const lost = assert.rejects(sql.begin(tx => tx`/* first */ select 1`.then(() => later)))
  await cut()
  await lost
  const failing = sql.begin(async tx => {
    await note(tx, 'of somebody else')
    goOn()
    await tx`select pg_sleep(0.1)`
    throw new Error('not like this')
  })
  await assert.rejects(failing, /not like this/)
  assert.deepEqual(await notes(), [])
})

test('a statement that is under way when the connection is lost fails, and the pool goes on', async t => {
  const { sql, notes, cut } = await open(inReverse(t))
  const lost = assert.rejects(sql.begin(tx => tx`/* first */ select pg_sleep(30)`))
  await cut()
  await lost
  const next = async () => (await sql.begin(tx => tx`insert into notes values ('next') returning text`)).length > 0
  await until('a transaction goes well', () => next().catch(() => false))
  assert.deepEqual(await notes(), ['next'])
})
