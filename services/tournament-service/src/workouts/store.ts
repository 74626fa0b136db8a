import type { RecordedScore, Score } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

/** A score as stored: the measures in one piece. */
export interface ScoreRow extends Pick<RecordedScore, 'participant_id' | 'workout' | 'recorded_at' | 'version'> {
  readonly score: Score
}

export const listScores = (sql: Queryable, tournamentId: number) =>
  sql<ScoreRow[]>`
    select participant_id, workout, score, recorded_at, version from scores where tournament_id = ${tournamentId}`

interface Place {
  readonly id: number
  readonly pid: number
  readonly workout: string
}

export async function saveScore(tx: Transaction, { id, pid, workout }: Place, score: Score): Promise<ScoreRow> {
  const [row] = await tx<ScoreRow[]>`
    insert into scores (tournament_id, participant_id, workout, score)
    values (${id}, ${pid}, ${workout}, ${tx.json(score)})
    on conflict (tournament_id, participant_id, workout)
    do update set score = excluded.score, recorded_at = now(), version = scores.version + 1
    returning participant_id, workout, score, recorded_at, version`
  if (!row) throw new Error('an insert answered no row')
  return row
}

export async function deleteScore(tx: Transaction, { id, pid, workout }: Place): Promise<void> {
  await tx`delete from scores where tournament_id = ${id} and participant_id = ${pid} and workout = ${workout}`
}
