import type { User } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

/** Takes over what user-service told about a person. */
export async function savePerson(tx: Transaction, user: User): Promise<void> {
  const is_available = user.is_approved && !user.is_banned
  const person = { id: user.id, name: user.full_name, email: user.email, is_available }
  await tx`insert into people ${tx(person)} on conflict (id) do update set ${tx(person)}`
}

/** Forgets a person; their results keep the name that was shown. */
export async function forgetPerson(tx: Transaction, id: number): Promise<void> {
  await tx`delete from people where id = ${id}`
  await tx`
    with freed as (update participants set user_id = null where user_id = ${id} returning tournament_id)
    update tournaments set version = version + 1 where id in (select tournament_id from freed)`
  await tx`update tournaments set created_by = null where created_by = ${id}`
}

/** Which of these people are not known here. */
export async function findStrangers(sql: Queryable, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await sql<{ id: number }[]>`select id from people where id in ${sql([...ids])}`
  const known = new Set(rows.map(row => row.id))
  return ids.filter(id => !known.has(id))
}

export function listAvailable(sql: Queryable): Promise<{ id: number; name: string; email: string }[]> {
  return sql`select id, name, email from people where is_available order by name, id`
}
