import type { Transaction } from '@gym-it/service-kit'

export interface SessionRow {
  readonly id: string
  readonly account_id: number
  readonly refresh_hash: string
  readonly previous_hash: string | null
  readonly rotated_at: string
  readonly expires_at: string
}

export interface NewSession {
  readonly id: string
  readonly account_id: number
  readonly refresh_hash: string
  readonly expires_at: string
  readonly user_agent: string | null
}

export async function insertSession(tx: Transaction, session: NewSession): Promise<void> {
  await tx`delete from sessions where account_id = ${session.account_id} and expires_at < now()`
  await tx`insert into sessions ${tx(session)}`
}

/** The session, locked until the transaction ends. */
export async function lockSession(tx: Transaction, id: string): Promise<SessionRow | undefined> {
  const [row] = await tx<SessionRow[]>`select * from sessions where id = ${id} for update`
  return row
}

export async function rotateSession(
  tx: Transaction,
  id: string,
  next: { readonly refresh_hash: string; readonly previous_hash: string; readonly expires_at: string },
): Promise<void> {
  await tx`update sessions set ${tx(next)}, rotated_at = now() where id = ${id}`
}

export async function deleteSession(tx: Transaction, id: string): Promise<boolean> {
  return (await tx`delete from sessions where id = ${id} returning id`).length > 0
}

export async function endSessionsOf(tx: Transaction, accountId: number): Promise<void> {
  await tx`delete from sessions where account_id = ${accountId}`
}
