import type { KnownPerson, Participant, PersonRecord } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

/** Takes over what user-service told about a person. */
export async function savePerson(tx: Transaction, user: KnownPerson): Promise<void> {
  const is_available = user.is_approved && !user.is_banned
  const person = { id: user.id, name: user.full_name, email: user.email, is_available }
  await tx`insert into people ${tx(person)} on conflict (id) do update set ${tx(person)}`
}

/**
 * Forgets a person; their results keep the name that was shown. Answers the entries that named them, and the tournaments
 * that name them no more.
 */
export async function forgetPerson(
  tx: Transaction,
  id: number,
): Promise<{ participants: Participant[]; tournaments: number[] }> {
  await tx`delete from people where id = ${id}`
  await tx`insert into forgotten_people values (${id}) on conflict do nothing`
  // All changes of a tournament take turns at its row.
  const locked = await tx<{ id: number }[]>`
    select id from tournaments
    where created_by = ${id}
      or id in (select tournament_id from participants where user_id = ${id} or ${id} = any(members))
    order by id for no key update`
  const participants = await tx<Participant[]>`
    update participants set user_id = nullif(user_id, ${id}), members = array_remove(members, ${id})
    where user_id = ${id} or ${id} = any(members) returning *`
  await tx`update tournaments set created_by = null where created_by = ${id}`
  return { participants, tournaments: locked.map(row => row.id) }
}

/** Which of these people are not known here. Within a transaction the others stay known until its end. */
export async function findStrangers(sql: Queryable, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await sql<{ id: number }[]>`select id from people where id in ${sql([...ids])} for share`
  const known = new Set(rows.map(row => row.id))
  return ids.filter(id => !known.has(id))
}

export function listAvailable(sql: Queryable): Promise<{ id: number; name: string; email: string }[]> {
  return sql`select id, name, email from people where is_available order by name, id`
}

/** Everyone after this id, in order of id. */
export function listPeople(
  sql: Queryable,
  { after, limit }: { after: number; limit: number },
): Promise<PersonRecord[]> {
  return sql`
    select id, name as full_name, email, is_available from people where id > ${after} order by id limit ${limit}`
}

/** Where a person was entered, with their matches. */
export function readParticipations(sql: Queryable, id: number): Promise<object[]> {
  return sql`
    select t.id as tournament_id, t.name as tournament, t.start_date, p.name, p.club, p.seed, p.status, p.created_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('match', m.label, 'score', m.score, 'outcome', m.outcome,
          'won', m.winner_id = p.id, 'completed_at', m.completed_at) order by m.number)
        from matches m where p.id in (m.participant1_id, m.participant2_id) and m.outcome is not null
      ), '[]') as matches
    from participants p join tournaments t on t.id = p.tournament_id
    where p.user_id = ${id} order by p.id`
}

/** The tournaments that a person has made. */
export function readTournamentsOf(sql: Queryable, id: number): Promise<object[]> {
  return sql`select id, name, start_date, created_at from tournaments where created_by = ${id} order by id`
}
