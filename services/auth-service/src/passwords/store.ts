import type { Queryable, Sql, Transaction } from '@gym-it/service-kit'
import type { AccountRow } from '../accounts/store.ts'
import type { Gate } from '../throttle/rules.ts'
import { type Place, placeColumns } from '../throttle/store.ts'

/** What is known before a password is checked. */
export interface BeforeCheck {
  /** Undefined when nobody has that address. */
  readonly account: AccountRow | undefined
  readonly hasFactor: boolean
  /** How things stand at the gate. */
  readonly place: Place
}

/** Reads all that a check begins with in one statement, which is the same for addresses that nobody has. */
export async function readBeforeCheck(sql: Sql, email: string, { key }: Gate): Promise<BeforeCheck> {
  const [row] = await sql<((AccountRow | { readonly id: null }) & Place & { readonly has_factor: boolean })[]>`
    select account.*, exists (select 1 from second_factors where account_id = account.id) as has_factor,
      ${placeColumns(sql)}
    from (select ${email}::text as email, ${key}::text as key) as asked
    left join accounts as account on account.email = asked.email
    left join throttles as throttle on throttle.key = asked.key`
  if (!row) throw new Error('a statement that always answers one row answered none')
  const { has_factor, is_at_ease, is_fading, ...account } = row
  return {
    account: account.id === null ? undefined : account,
    hasFactor: has_factor,
    place: { is_at_ease, is_fading },
  }
}

/** How many accounts have a hash of this kind: the part of a hash that says how it was made. */
export interface HashKind {
  readonly kind: string
  readonly accounts: number
}

export function countHashKinds(sql: Queryable): Promise<HashKind[]> {
  return sql<HashKind[]>`
    select coalesce(substring(password_hash from '^\\$argon2id\\$v=\\d+\\$m=\\d+,t=\\d+,p=\\d+'),
      substring(password_hash from '^[^$]*')) as kind, count(*) as accounts
    from accounts group by 1 order by 1`
}

/** Puts another hash of the same password in the place of the one it was checked with. */
export async function replaceHash(sql: Queryable, accountId: number, from: string, to: string): Promise<void> {
  await sql`update accounts set password_hash = ${to} where id = ${accountId} and password_hash = ${from}`
}

/** Sets another password: sign-ins that began with the former one fail, and links that would set one are void. */
export async function setPassword(tx: Transaction, accountId: number, hash: string): Promise<void> {
  await tx`
    update accounts set password_hash = ${hash}, password_version = password_version + 1 where id = ${accountId}`
  await tx`delete from password_links where account_id = ${accountId}`
}

/** Makes a link that sets a new password; answers when it ends (RFC 3339). */
export async function insertPasswordLink(
  sql: Queryable,
  tokenHash: string,
  accountId: number,
  minutes: number,
): Promise<string> {
  const [row] = await sql<{ expires_at: string }[]>`
    insert into password_links (token_hash, account_id, expires_at)
    values (${tokenHash}, ${accountId}, now() + ${minutes} * interval '1 minute') returning expires_at`
  return row?.expires_at ?? ''
}

/** Whose password a link sets, if it can still be used. */
export async function findPasswordLink(sql: Queryable, tokenHash: string): Promise<number | undefined> {
  const [row] = await sql<{ account_id: number }[]>`
    select account_id from password_links where token_hash = ${tokenHash} and expires_at > now()`
  return row?.account_id
}

/** Uses a link up; true once, and then never again. */
export async function takePasswordLink(tx: Transaction, tokenHash: string): Promise<boolean> {
  const taken = await tx`
    delete from password_links where token_hash = ${tokenHash} and expires_at > now() returning account_id`
  return taken.length > 0
}

export async function forgetOldPasswordLinks(sql: Queryable): Promise<void> {
  await sql`delete from password_links where expires_at < now()`
}
