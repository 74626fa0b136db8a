import type { PersonRecord } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

/** Everyone after this id, in order of id. */
export function listPeople(
  sql: Queryable,
  { after, limit }: { after: number; limit: number },
): Promise<PersonRecord[]> {
  return sql`
    select id, email, full_name, role, is_approved, is_banned, is_root_admin, access_version
    from accounts where id > ${after} order by id limit ${limit}`
}

/** An account as its owner may read it: nothing that could be used to sign in. */
export async function readAccount(sql: Queryable, id: number): Promise<object | null> {
  const [row] = await sql<object[]>`
    select id, email, full_name, role, is_approved, is_banned, is_root_admin, created_at from accounts where id = ${id}`
  return row ?? null
}

/** Where the person is signed in. */
export function readSessions(sql: Queryable, id: number): Promise<object[]> {
  return sql`
    select user_agent, address, created_at, last_used_at, expires_at
    from sessions where account_id = ${id} order by created_at`
}

/** What the person signs in with besides the password. */
export function readSecondFactors(sql: Queryable, id: number): Promise<object[]> {
  return sql`
    select kind, name, created_at, last_used_at from second_factors where account_id = ${id} order by id`
}

/** Takes what the event log told of a person who is gone, their address for one. */
export async function forgetEvents(tx: Transaction, id: number): Promise<void> {
  await tx`delete from events where subject = ${`user:${id}`}`
}
