import type { Queryable, Sql, Transaction } from '@gym-it/service-kit'
import type { AccountRow } from '../accounts/store.ts'

export interface SessionRow {
  readonly id: string
  readonly account_id: number
  readonly refresh_hash: string
  readonly previous_hash: string | null
  readonly rotated_at: string
  readonly expires_at: string
  readonly created_at: string
  readonly last_used_at: string
  readonly user_agent: string | null
  readonly address: string | null
}

export interface NewSession {
  readonly id: string
  readonly account_id: number
  readonly refresh_hash: string
  readonly expires_at: string
  readonly user_agent: string | null
  readonly address: string
}

/**
 * Opens a session for the account, if it may sign in and still has this version of its password; answers the account as
 * it is now, undefined when the password was changed or the account deleted meanwhile. One statement, and no event, since
 * every sign-in needs it: it does not queue behind other changes.
 */
export async function insertSession(
  sql: Sql,
  { id, account_id, refresh_hash, expires_at, user_agent, address }: NewSession,
  passwordVersion: number,
): Promise<AccountRow | undefined> {
  const [row] = await sql<AccountRow[]>`
    with account as (
      select * from accounts where id = ${account_id} and password_version = ${passwordVersion} for no key update
    ), session as (
      insert into sessions (id, account_id, refresh_hash, expires_at, user_agent, address)
      select ${id}, id, ${refresh_hash}, ${expires_at}, ${user_agent}, ${address} from account
      where is_approved and not is_banned
    )
    select * from account`
  return row
}

/** The session, locked until the transaction ends. */
export async function lockSession(tx: Transaction, id: string): Promise<SessionRow | undefined> {
  const [row] = await tx<SessionRow[]>`select * from sessions where id = ${id} for update`
  return row
}

export async function rotateSession(
  tx: Transaction,
  id: string,
  next: {
    readonly refresh_hash: string
    readonly previous_hash: string
    readonly expires_at: string
    readonly address: string
  },
): Promise<void> {
  await tx`update sessions set ${tx(next)}, rotated_at = now(), last_used_at = now() where id = ${id}`
}

const mostListed = 500

/** The sessions in which somebody is signed in, last used first. */
export function listSessionsOf(sql: Queryable, accountId: number): Promise<SessionRow[]> {
  return sql<SessionRow[]>`
    select * from sessions where account_id = ${accountId} and expires_at > now()
    order by last_used_at desc, id limit ${mostListed}`
}

/** Ends a session of whoever owns it. */
export async function deleteSession(tx: Transaction, id: string): Promise<boolean> {
  return (await tx`delete from sessions where id = ${id} returning id`).length > 0
}

/** Ends a session if it belongs to that account. */
export async function deleteSessionOf(tx: Transaction, accountId: number, id: string): Promise<boolean> {
  const gone = await tx`delete from sessions where id = ${id} and account_id = ${accountId} returning id`
  return gone.length > 0
}

/** Ends all sessions of an account but the one to keep; answers the ids of those that could still be used. */
export async function deleteSessionsOf(
  tx: Transaction,
  accountId: number,
  keep: string | null = null,
): Promise<string[]> {
  const gone = await tx<{ id: string }[]>`
    delete from sessions where account_id = ${accountId} and id is distinct from ${keep} returning id`
  return gone.map(({ id }) => id)
}

export async function forgetOldSessions(sql: Sql): Promise<void> {
  await sql`delete from sessions where expires_at < now()`
}
