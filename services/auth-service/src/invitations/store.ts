import type { Invitation } from '@gym-it/contracts'
import type { Queryable, Sql, Transaction } from '@gym-it/service-kit'
import { deleteRegistrationsWith } from '../registrations/store.ts'
import { invitationInvalid } from './rules.ts'

export interface NewInvitation {
  readonly token_hash: string
  readonly role: 'member' | 'trainer'
  readonly note: string
  readonly uses_left: number
  readonly expires_at: string
  readonly created_by: number
}

export async function insertInvitation(tx: Transaction, invitation: NewInvitation): Promise<Invitation | undefined> {
  const [row] = await tx<Invitation[]>`insert into invitations ${tx({ ...invitation })} returning *`
  return row
}

/** The invitation of a link, if it can still be used. */
export async function findInvitation(sql: Queryable, tokenHash: string): Promise<Invitation | undefined> {
  const [row] = await sql<Invitation[]>`
    select * from invitations where token_hash = ${tokenHash} and uses_left > 0 and expires_at > now()`
  return row
}

/** Uses an invitation once. @throws AppError INVITATION_INVALID when somebody else was quicker, or it was withdrawn */
export async function spendInvitation(tx: Transaction, id: number): Promise<void> {
  const spent = await tx`
    update invitations set uses_left = uses_left - 1
    where id = ${id} and uses_left > 0 and expires_at > now() returning id`
  if (spent.length === 0) throw invitationInvalid()
}

/** Invitations that can still be used, newest first; `before` is the last id of the page before. */
export function listUsable(sql: Sql, limit: number, before: number | undefined): Promise<Invitation[]> {
  return sql<Invitation[]>`
    select * from invitations where uses_left > 0 and expires_at > now()
    ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit}`
}

/** Withdraws an invitation, and with it the registrations that wait to be confirmed. */
export async function deleteInvitation(tx: Transaction, id: number): Promise<boolean> {
  await deleteRegistrationsWith(tx, id)
  return (await tx`delete from invitations where id = ${id} returning id`).length > 0
}

export async function forgetOldInvitations(sql: Sql): Promise<void> {
  await sql`delete from invitations where expires_at < now() - interval '30 days'`
}
