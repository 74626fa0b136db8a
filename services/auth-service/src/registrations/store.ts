import type { Sql, Transaction } from '@gym-it/service-kit'
import type { NewAccount } from '../accounts/store.ts'

/** A registration whose address is not confirmed yet. */
export interface RegistrationRow extends Omit<NewAccount, 'is_root_admin'> {
  readonly id: number
  readonly invitation_id: number | null
}

/** Keeps a registration; answers the id that its account will have. */
export async function insertRegistration(tx: Transaction, registration: Omit<RegistrationRow, 'id'>): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into registrations ${tx({ ...registration })} returning id`
  return row?.id ?? 0
}

/** Stores the secret of the mailed link; false when the registration is gone. */
export async function setRegistrationToken(sql: Sql, id: number, tokenHash: string): Promise<boolean> {
  const set = await sql`
    update registrations set token_hash = ${tokenHash} where id = ${id} and expires_at > now() returning id`
  return set.length > 0
}

/**
 * Takes the registration of a mailed link; answers it once, and then never again. Others with its address go too: they
 * may be somebody else's. All are locked in the order of their ids, so that no two wait for each other.
 */
export async function takeRegistration(tx: Transaction, tokenHash: string): Promise<RegistrationRow | undefined> {
  const [row] = await tx<RegistrationRow[]>`
    with waiting as (
      select id from registrations where email = (
        select email from registrations where token_hash = ${tokenHash} and expires_at > now()
      ) order by id for update
    ), gone as (
      delete from registrations where id in (select id from waiting) returning *
    )
    select id, email, password_hash, full_name, role, is_approved, invitation_id from gone
    where token_hash = ${tokenHash}`
  return row
}

/** Drops what waits with an invitation; before the invitation itself, as confirming spends it after the registration. */
export async function deleteRegistrationsWith(tx: Transaction, invitationId: number): Promise<void> {
  await tx`
    delete from registrations where id in (
      select id from registrations where invitation_id = ${invitationId} order by id for update
    )`
}

export async function forgetOldRegistrations(sql: Sql): Promise<void> {
  await sql`delete from registrations where expires_at < now()`
}
