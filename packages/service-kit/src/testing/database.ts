import { randomUUID } from 'node:crypto'
import { openDatabase, type Sql } from '../database.ts'
import type { Cleanup } from './cleanup.ts'

/** While many tests run side by side, the server may well need more time than a service would give it. */
const patienceSeconds = 30

export interface TestDatabase {
  readonly url: string
  /** A connection of the test's own, to look behind the service. */
  readonly sql: Sql
}

/** The server that this run of the tests has started. @throws Error in one sentence when there is none */
function serverUrl(): string {
  const url = process.env.TEST_POSTGRES_URL
  if (!url) throw new Error('TEST_POSTGRES_URL is not set: run the tests through `npm test`, which starts a database.')
  return url
}

/** An empty database of the test's own, dropped when the test has ended. `server` is another server's URL. */
export async function createTestDatabase(t: Cleanup, server = serverUrl()): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const administration = openDatabase(server, 1, patienceSeconds)
  await administration`create database ${administration(name)}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const sql = openDatabase(url.href, 2, patienceSeconds)
  t.after(async () => {
    await sql.end({ timeout: 1 })
    try {
      await administration`drop database ${administration(name)} with (force)`
    } finally {
      await administration.end({ timeout: 1 })
    }
  })
  return { url: url.href, sql }
}

/** What all tables hold, as a number of rows and a fingerprint by table: to see that nothing was changed. */
export async function contentOf(sql: Sql): Promise<Readonly<Record<string, string>>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`
  const contents = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await sql<{ content: string }[]>`
        select count(*) || ' ' || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as content
        from ${sql(name)} t`
      return [name, row?.content ?? ''] as const
    }),
  )
  return Object.fromEntries(contents)
}
