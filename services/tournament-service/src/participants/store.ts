import type { Participant } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

export type NewParticipantRow = Omit<Participant, 'id' | 'tournament_id' | 'created_at'>

export async function insertParticipants(
  tx: Transaction,
  tournamentId: number,
  entries: readonly NewParticipantRow[],
): Promise<Participant[]> {
  const rows = entries.map(entry => ({ tournament_id: tournamentId, ...entry }))
  return tx<Participant[]>`insert into participants ${tx(rows)} returning *`
}

export function listParticipants(sql: Queryable, tournamentId: number): Promise<Participant[]> {
  return sql<Participant[]>`
    select * from participants where tournament_id = ${tournamentId} order by seed nulls last, id`
}

export async function findParticipant(
  sql: Queryable,
  tournamentId: number,
  id: number,
): Promise<Participant | undefined> {
  const [row] = await sql<Participant[]>`
    select * from participants where id = ${id} and tournament_id = ${tournamentId}`
  return row
}

/** Which of these people stand in the tournament already. */
export async function findEntered(
  tx: Transaction,
  tournamentId: number,
  userIds: readonly number[],
): Promise<number[]> {
  if (userIds.length === 0) return []
  const rows = await tx<{ user_id: number }[]>`
    select user_id from participants
    where tournament_id = ${tournamentId} and user_id in ${tx([...userIds])} and status in ('pending', 'waiting', 'approved')`
  return rows.map(row => row.user_id)
}

/** Those of these ids that are of this tournament, in the order of the ids. */
export function findParticipants(
  tx: Transaction,
  tournamentId: number,
  ids: readonly number[],
): Promise<Participant[]> {
  return tx<Participant[]>`
    select * from participants where tournament_id = ${tournamentId} and id in ${tx([...ids])} order by id`
}

/** Gives them all this status, in one statement; answers them in the order of the ids. */
export async function setStatuses(
  tx: Transaction,
  ids: readonly number[],
  status: Participant['status'],
): Promise<Participant[]> {
  if (ids.length === 0) return []
  const rows = await tx<Participant[]>`
    update participants set status = ${status} where id in ${tx([...ids])} returning *`
  return rows.sort((one, two) => one.id - two.id)
}

/** Approves who has waited longest, until `places` are taken; answers them in that order. */
export async function approveWaiting(tx: Transaction, tournamentId: number, places: number): Promise<Participant[]> {
  const rows = await tx<Participant[]>`
    update participants set status = 'approved' where id in (
      select id from participants where tournament_id = ${tournamentId} and status = 'waiting'
      order by id
      limit greatest(0, ${places} - (
        select count(*) from participants where tournament_id = ${tournamentId} and status = 'approved')))
    returning *`
  return rows.sort((one, two) => one.id - two.id)
}

/** Gives the seeds of this list, and null to everybody else who may be drawn; answers those with another seed now. */
export async function giveSeeds(
  tx: Transaction,
  tournamentId: number,
  seeds: readonly { readonly participant_id: number; readonly seed: number }[],
): Promise<Participant[]> {
  const ids = seeds.map(({ participant_id }) => participant_id)
  const numbers = seeds.map(({ seed }) => seed)
  const rows = await tx<Participant[]>`
    update participants set seed = given.seed, given_seed = given.seed
    from (
      select p.id, listed.seed from participants p
      left join unnest(${ids}::integer[], ${numbers}::integer[]) as listed (id, seed) on listed.id = p.id
      where p.tournament_id = ${tournamentId} and p.status in ('pending', 'waiting', 'approved')) given
    where participants.id = given.id and participants.given_seed is distinct from given.seed
    returning participants.*`
  return rows.sort((one, two) => one.id - two.id)
}

export async function setStatus(tx: Transaction, id: number, status: Participant['status']): Promise<Participant> {
  const [row] = await tx<Participant[]>`update participants set status = ${status} where id = ${id} returning *`
  if (!row) throw new Error(`participant ${id} vanished while the tournament was locked`)
  return row
}

/** Changes what is said of an entry. */
export async function updateParticipant(
  tx: Transaction,
  id: number,
  changes: Partial<NewParticipantRow>,
): Promise<Participant> {
  // postgres.js takes arrays as values, its types do not.
  const values = tx({ ...changes } as Record<string, string>)
  const [row] = await tx<Participant[]>`update participants set ${values} where id = ${id} returning *`
  if (!row) throw new Error(`participant ${id} vanished while the tournament was locked`)
  return row
}

/** Numbers the seeds 1, 2, 3, … in the order of the draw. */
export async function saveSeeds(tx: Transaction, seeds: readonly number[]): Promise<void> {
  await tx`
    update participants set seed = drawn.seed
    from unnest(${[...seeds]}::integer[]) with ordinality as drawn (id, seed)
    where participants.id = drawn.id`
}
