import type { Role } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

export interface AccountRow {
  readonly id: number
  readonly email: string
  readonly password_hash: string
  readonly full_name: string
  readonly role: Role
  readonly is_approved: boolean
  readonly is_banned: boolean
  readonly is_root_admin: boolean
  readonly access_version: number
  readonly password_version: number
  /** Of the profile that was taken over last; 0 before the first. */
  readonly profile_version: number
}

export interface NewAccount {
  readonly email: string
  readonly password_hash: string
  readonly full_name: string
  readonly role: Role
  readonly is_approved: boolean
  readonly is_root_admin: boolean
}

/**
 * The new account, or undefined when the e-mail is taken (or a root administrator exists already). `id` is one that was
 * set aside for it.
 */
export async function insertAccount(
  tx: Transaction,
  { email, password_hash, full_name, role, is_approved, is_root_admin }: NewAccount,
  id?: number,
): Promise<AccountRow | undefined> {
  const [row] = await tx<AccountRow[]>`
    insert into accounts (id, email, password_hash, full_name, role, is_approved, is_root_admin) overriding system value
    values (
      ${id === undefined ? tx`nextval(pg_get_serial_sequence('accounts', 'id'))` : id},
      ${email}, ${password_hash}, ${full_name}, ${role}, ${is_approved}, ${is_root_admin}
    ) on conflict do nothing returning *`
  return row
}

export async function findByEmail(sql: Queryable, email: string): Promise<AccountRow | undefined> {
  const [row] = await sql<AccountRow[]>`select * from accounts where email = ${email}`
  return row
}

export async function findById(sql: Queryable, id: number): Promise<AccountRow | undefined> {
  const [row] = await sql<AccountRow[]>`select * from accounts where id = ${id}`
  return row
}

/** The account as it is now; it stays so until the transaction ends. */
export async function lockAccount(tx: Transaction, id: number): Promise<AccountRow | undefined> {
  const [row] = await tx<AccountRow[]>`select * from accounts where id = ${id} for no key update`
  return row
}

export async function hasRootAdmin(sql: Queryable): Promise<boolean> {
  return (await sql`select 1 from accounts where is_root_admin`).length > 0
}

/** Takes over what user-service decided about a person; false when something newer was taken over before. */
export async function updateFromProfile(
  tx: Transaction,
  id: number,
  profile: Pick<AccountRow, 'full_name' | 'role' | 'is_approved' | 'is_banned' | 'access_version' | 'profile_version'>,
): Promise<boolean> {
  const { count } = await tx`
    update accounts set ${tx(profile)} where id = ${id} and profile_version <= ${profile.profile_version}`
  return count > 0
}

export async function deleteAccount(tx: Transaction, id: number): Promise<void> {
  await tx`delete from accounts where id = ${id}`
}
