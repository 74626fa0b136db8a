import type { Participant, Tournament } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'
import { peopleBehind, type ToldEntry } from './people.ts'

/** Takes over what tournament-service told of a tournament. */
export async function saveTournament(tx: Transaction, { id, name }: Pick<Tournament, 'id' | 'name'>): Promise<void> {
  await tx`insert into tournaments ${tx({ id, name })} on conflict (id) do update set name = ${name}`
}

/** What a tournament is called; undefined for one that is not known. */
export async function tournamentName(sql: Queryable, id: number): Promise<string | undefined> {
  const [row] = await sql<{ name: string }[]>`select name from tournaments where id = ${id}`
  return row?.name
}

/** Takes over what tournament-service told of an entry. */
export async function saveEntry(
  tx: Transaction,
  {
    id,
    tournament_id,
    user_id,
    status,
    members = [],
  }: Pick<Participant, 'id' | 'tournament_id' | 'status'> & ToldEntry,
): Promise<void> {
  const row = { tournament_id, user_id, members: [...members], status }
  await tx`insert into entries ${tx({ id, ...row })} on conflict (id) do update set ${tx(row)}`
}

export async function forgetTournament(tx: Transaction, id: number): Promise<void> {
  await tx`delete from entries where tournament_id = ${id}`
  await tx`delete from tournaments where id = ${id}`
}

/** An entry and the people behind it. */
export interface Entry {
  readonly id: number
  readonly people: readonly number[]
}

/** The entries that take part, with those who withdrew or were disqualified left out. */
export async function entriesOf(sql: Queryable, tournamentId: number): Promise<Entry[]> {
  const rows = await sql<(Pick<Participant, 'user_id' | 'members'> & { id: number })[]>`
    select id, user_id, members from entries where tournament_id = ${tournamentId} and status = 'approved' order by id`
  return rows.map(row => ({ id: row.id, people: peopleBehind(row) }))
}
