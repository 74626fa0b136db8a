import postgres from 'postgres'
import { errorCode, StartError } from '../start-error.ts'

/** SQLSTATEs of a thing that another starter created in the same moment. */
const existsAlready = new Set(['42P04', '42710', '23505'])

async function createMissing(sql: postgres.Sql, names: readonly string[]): Promise<void> {
  const rows = await sql<{ datname: string }[]>`select datname from pg_database`
  const known = new Set(rows.map(row => row.datname))
  for (const name of names.filter(name => !known.has(name))) {
    await sql`create database ${sql(name)}`.catch(error => {
      if (!existsAlready.has(errorCode(error) ?? '')) throw error
    })
  }
}

/** The same server, another database. */
export function withDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

function connect(url: string): postgres.Sql {
  return postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, prepare: false })
}

/** Creates those databases that a server does not have yet. @throws what PostgreSQL says */
export async function createDatabases(serverUrl: string, names: readonly string[]): Promise<void> {
  const hasDatabase = new URL(serverUrl).pathname.length > 1
  const sql = connect(hasDatabase ? serverUrl : withDatabase(serverUrl, 'postgres'))
  try {
    await createMissing(sql, names)
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/**
 * The same on the server that `DATABASE_URL` names.
 * @throws StartError when it does not answer, or does not let us
 */
export async function createDatabasesElsewhere(serverUrl: string, names: readonly string[]): Promise<void> {
  if (!URL.canParse(serverUrl) || !/^postgres(ql)?:/.test(serverUrl)) {
    throw new StartError('DATABASE_URL must look like postgres://user:password@host:5432.')
  }
  try {
    await createDatabases(serverUrl, names)
  } catch (error) {
    const code = errorCode(error) ?? 'no answer'
    if (code === '42501') {
      throw new StartError(
        `The user in DATABASE_URL may not create databases: create ${names.join(', ')} for it, or grant it CREATEDB.`,
      )
    }
    if (/^28/.test(code)) throw new StartError('The database server refuses the user or password in DATABASE_URL.')
    const { host } = new URL(serverUrl)
    throw new StartError(
      `The database server at ${host} cannot be used (${code}): check that it runs and that DATABASE_URL is right.`,
    )
  }
}

/** The role that services use: it owns their databases but cannot reach the files or programs of the machine. */
export const serviceRole = 'gym_it'

/** Makes the services' role in a cluster of ours. `superuserUrl` names the cluster's `postgres` database. */
export async function createServiceRole(superuserUrl: string, password: string): Promise<void> {
  const sql = connect(superuserUrl)
  try {
    const found = await sql`select 1 from pg_roles where rolname = ${serviceRole}`
    // A password cannot be a parameter of this statement; ours are base64url, which needs no quoting.
    if (found.length === 0) await sql.unsafe(`create role ${serviceRole} login createdb password '${password}'`)
  } finally {
    await sql.end({ timeout: 2 })
  }
}
