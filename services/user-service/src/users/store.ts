import type { EventData, Role, User, userStatuses } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

/** A profile as stored: what the wire shows, and the access version that tokens are checked against. */
export interface UserRow extends User {
  readonly access_version: number
}

export interface UserFilter {
  readonly limit: number
  readonly cursor?: number | undefined
  readonly role?: Role | undefined
  readonly status?: (typeof userStatuses)[number] | undefined
  readonly q?: string | undefined
}

/** The new account's profile, or undefined when it was made before. */
export async function insertUser(
  tx: Transaction,
  { id, email, full_name, role, is_approved, is_root_admin }: EventData<'user.registered'>,
): Promise<UserRow | undefined> {
  const profile = { id, email, full_name, role, is_approved, is_root_admin }
  const [row] = await tx<UserRow[]>`insert into users ${tx(profile)} on conflict (id) do nothing returning *`
  return row
}

export async function findUser(sql: Queryable, id: number): Promise<UserRow | undefined> {
  const [row] = await sql<UserRow[]>`select * from users where id = ${id}`
  return row
}

/** The profile, locked until the transaction ends. */
export async function lockUser(tx: Transaction, id: number): Promise<UserRow | undefined> {
  const [row] = await tx<UserRow[]>`select * from users where id = ${id} for update`
  return row
}

export function listUsers(sql: Queryable, { limit, cursor = 0, role, status, q }: UserFilter): Promise<UserRow[]> {
  const byStatus = {
    pending: sql`and not is_approved and not is_banned`,
    active: sql`and is_approved and not is_banned`,
    banned: sql`and is_banned`,
  }
  return sql<UserRow[]>`
    select * from users where id > ${cursor}
    ${role ? sql`and role = ${role}` : sql``}
    ${status ? byStatus[status] : sql``}
    ${q ? sql`and (strpos(lower(full_name), lower(${q})) > 0 or strpos(email, lower(${q})) > 0)` : sql``}
    order by id limit ${limit}`
}

export type UserChanges = Partial<
  Pick<UserRow, 'full_name' | 'phone' | 'bio' | 'role' | 'is_approved' | 'is_banned' | 'access_version'>
>

export async function updateUser(tx: Transaction, id: number, changes: UserChanges): Promise<UserRow> {
  const [row] = await tx<UserRow[]>`
    update users set ${tx(changes)}, version = version + 1 where id = ${id} returning *`
  if (!row) throw new Error(`user ${id} vanished while locked`)
  return row
}

export async function deleteUser(tx: Transaction, id: number): Promise<void> {
  await tx`delete from users where id = ${id}`
}
