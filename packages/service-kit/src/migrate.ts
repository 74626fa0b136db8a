import { readdir, readFile } from 'node:fs/promises'
import type { Sql } from './database.ts'

const kitMigrations = new URL('./migrations/', import.meta.url)
/** Any number, the same for all replicas. */
const migrationLock = 4_938_201

const readNames = async (folder: URL) => (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()

async function readMigrations(folder: URL, prefix: string) {
  const files = await readNames(folder)
  return Promise.all(
    files.map(async file => ({ name: `${prefix}${file}`, text: await readFile(new URL(file, folder), 'utf8') })),
  )
}

/** The names of all migrations, as `migrations` notes those that ran. */
export async function migrationNames(serviceMigrations: URL): Promise<string[]> {
  const [kits, services] = await Promise.all([readNames(kitMigrations), readNames(serviceMigrations)])
  return [...kits.map(file => `kit/${file}`), ...services]
}

/**
 * Brings the database up to date: the kit's tables, then the service's own `NNNN_name.sql` files in order.
 * Each file runs once, in a transaction with the note that it ran; replicas that start together wait for each other.
 */
export async function migrate(sql: Sql, serviceMigrations: URL): Promise<void> {
  const migrations = [
    ...(await readMigrations(kitMigrations, 'kit/')),
    ...(await readMigrations(serviceMigrations, '')),
  ]
  await sql.begin(async tx => {
    await tx`set local lock_timeout = 0`
    await tx`set local statement_timeout = 0`
    await tx`select pg_advisory_xact_lock(${migrationLock})`
    await tx`create table if not exists migrations (name text primary key, ran_at timestamptz not null default now())`
    const ran = new Set((await tx<{ name: string }[]>`select name from migrations`).map(row => row.name))
    for (const { name, text } of migrations) {
      if (ran.has(name)) continue
      await tx.unsafe(text)
      await tx`insert into migrations (name) values (${name})`
    }
  })
}
