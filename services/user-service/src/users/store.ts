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

/** The new account's profile, or undefined when it was made before, or made and deleted. */
export async function insertUser(
  tx: Transaction,
  { id, email, full_name, role, is_approved, is_root_admin }: EventData<'user.registered'>,
): Promise<UserRow | undefined> {
  const deleted = await tx`select 1 from events where subject = ${`user:${id}`} and type = 'user.deleted'`
  if (deleted.length > 0) return undefined
  const profile = { id, email, full_name, role, is_approved, is_root_admin }
  const [row] = await tx<UserRow[]>`insert into users ${tx(profile)} on conflict (id) do nothing returning *`
  return row
}

export async function findUser(sql: Queryable, id: number): Promise<UserRow | undefined> {
  const [row] = await sql<UserRow[]>`select * from users where id = ${id}`
  return row
}

/** The profiles that exist of these, locked until the transaction ends; always in one order, so that nobody deadlocks. */
export function lockUsers(tx: Transaction, ids: readonly number[]): Promise<UserRow[]> {
  return tx<UserRow[]>`select * from users where id in ${tx([...ids])} order by id for update`
}

export function listUsers(sql: Queryable, { limit, cursor = 0, role, status, q }: UserFilter): Promise<UserRow[]> {
  const isBanned = sql`(is_banned and (banned_until is null or banned_until > now()))`
  const byStatus = {
    pending: sql`and not is_approved and not ${isBanned}`,
    active: sql`and is_approved and not ${isBanned}`,
    banned: sql`and ${isBanned}`,
  }
  const has = (column: 'full_name' | 'email' | 'club') => sql`strpos(lower(${sql(column)}), lower(${q ?? ''})) > 0`
  return sql<UserRow[]>`
    select * from users where id > ${cursor}
    ${role ? sql`and role = ${role}` : sql``}
    ${status ? byStatus[status] : sql``}
    ${q ? sql`and (${has('full_name')} or ${has('email')} or ${has('club')})` : sql``}
    order by id limit ${limit}`
}

export type UserChanges = Partial<Omit<UserRow, 'id' | 'email' | 'is_root_admin' | 'created_at' | 'version'>>

export async function updateUser(tx: Transaction, id: number, changes: UserChanges): Promise<UserRow> {
  const [row] = await tx<UserRow[]>`
    update users set ${tx(changes)}, version = version + 1 where id = ${id} returning *`
  if (!row) throw new Error(`user ${id} vanished while locked`)
  return row
}

/** Everyone after this id, in order of id. */
export function listPeople(sql: Queryable, { after, limit }: { after: number; limit: number }): Promise<UserRow[]> {
  return sql<UserRow[]>`select * from users where id > ${after} order by id limit ${limit}`
}
