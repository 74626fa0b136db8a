import type { KnownPerson, Role } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

/** Takes over what user-service told of a person. */
export async function savePerson(tx: Transaction, user: KnownPerson): Promise<void> {
  const is_available = user.is_approved && !user.is_banned
  const person = { id: user.id, email: user.email, role: user.role, is_available }
  await tx`insert into people ${tx(person)} on conflict (id) do update set ${tx(person)}`
}

/** Where mails reach a person; undefined for somebody who is not known (yet). */
export async function findAddress(sql: Queryable, id: number): Promise<string | undefined> {
  const [row] = await sql<{ email: string }[]>`select email from people where id = ${id}`
  return row?.email
}

/** Everybody who has exactly this role and can sign in, in order of id. */
export async function peopleOfRole(sql: Queryable, role: Role): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`select id from people where role = ${role} and is_available order by id`
  return rows.map(({ id }) => id)
}

/** Since when there has been somebody to tell; what happened before is news no more. */
export async function newsBegan(sql: Queryable): Promise<string> {
  const [row] = await sql<{ since: string }[]>`select since from news`
  if (!row) throw new Error('the migration has put one row here')
  return row.since
}
