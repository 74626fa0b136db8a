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
    where tournament_id = ${tournamentId} and user_id in ${tx([...userIds])} and status in ('pending', 'approved')`
  return rows.map(row => row.user_id)
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
