import type { DatabaseHealth } from '@gym-it/contracts'
import type { Sql } from './database.ts'
import { migrationNames } from './migrate.ts'

/** Looks whether the database answers, and what it holds. Rejects when it does not. */
export async function databaseHealth(sql: Sql, serviceMigrations: URL): Promise<DatabaseHealth> {
  const began = performance.now()
  const [row] = await sql<{ server_version: string; connections: number }[]>`
    select current_setting('server_version') as server_version,
      (select count(*) from pg_stat_activity where datname = current_database()) as connections`
  const latency_ms = Math.round(performance.now() - began)
  const [{ is_there } = { is_there: false }] = await sql<{ is_there: boolean }[]>`
    select to_regclass('migrations') is not null as is_there`
  const rows = is_there ? await sql<{ name: string }[]>`select name from migrations` : []
  const ran = new Set(rows.map(({ name }) => name))
  const names = await migrationNames(serviceMigrations)
  return {
    is_reachable: true,
    latency_ms,
    server_version: row?.server_version ?? null,
    pool_size: sql.options.max,
    connections: row?.connections ?? null,
    migrations_applied: ran.size,
    migrations_waiting: names.filter(name => !ran.has(name)).length,
  }
}

/** A database that did not answer in time. */
export const databaseAway = (sql: Sql): DatabaseHealth => ({
  ...{ is_reachable: false, latency_ms: null, server_version: null, pool_size: sql.options.max, connections: null },
  ...{ migrations_applied: null, migrations_waiting: null },
})
