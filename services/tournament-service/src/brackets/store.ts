import type { DrawRecord, Match, Participant } from '@gym-it/contracts'
import type { JsonValue, Queryable, Sql, Transaction } from '@gym-it/service-kit'
import type { Draw, SeedingOptions, Source } from '@gym-it/tournament-engine'
import { listParticipants } from '../participants/store.ts'
import { findTournament, lockTournament, type TournamentRow } from '../tournaments/store.ts'
import { listScores, type ScoreRow } from '../workouts/store.ts'

/** A match as stored; the wire's participants and sources are looked up from it. */
export interface MatchRow
  extends Omit<Match, 'participant1' | 'participant2' | 'winner' | 'participant1_source' | 'participant2_source'> {
  /** The engine's number of the match. */
  readonly number: number
  readonly sources: readonly [Source, Source]
  readonly participant1_id: number | null
  readonly participant2_id: number | null
}

/** What the engine decides about a match. */
export type MatchState = Pick<
  MatchRow,
  | 'number'
  | 'participant1_id'
  | 'participant2_id'
  | 'winner_id'
  | 'status'
  | 'outcome'
  | 'games'
  | 'score'
  | 'fair_play'
  | 'decided_by'
  | 'counts'
>

export type NewMatch = MatchState &
  Pick<MatchRow, 'stage' | 'bracket' | 'group' | 'round' | 'match_number' | 'label' | 'sources'>

/** What is known of somebody at the draw: what the order of the seeds is made from. */
export type StoredEntry = DrawRecord['entries'][number]

/** The facts of a draw, and what it was made from where that is known. */
export interface StoredDraw extends Draw {
  readonly entries?: readonly StoredEntry[]
  readonly seeding?: SeedingOptions
}

/** A tournament with everything that its bracket is shown from. */
export interface StoredBracket {
  readonly tournament: TournamentRow
  /** The facts of the draw; null before it. */
  readonly draw: StoredDraw | null
  readonly matches: readonly MatchRow[]
  readonly participants: readonly Participant[]
  /** Of a leaderboard. */
  readonly scores: readonly ScoreRow[]
}

const listMatches = (sql: Queryable, tournamentId: number) =>
  sql<MatchRow[]>`select * from matches where tournament_id = ${tournamentId} order by number`

async function load(
  tx: Transaction,
  id: number,
  find: (tx: Transaction, id: number) => Promise<TournamentRow | undefined>,
): Promise<StoredBracket | undefined> {
  // Sent together, answered in order: the tournament is locked before its matches are read.
  const [tournament, [facts], matches, participants, scores] = await Promise.all([
    find(tx, id),
    tx<{ draw: StoredDraw | null }[]>`select draw from tournaments where id = ${id}`,
    listMatches(tx, id),
    listParticipants(tx, id),
    listScores(tx, id),
  ])
  return tournament && { tournament, draw: facts?.draw ?? null, matches, participants, scores }
}

/** The bracket, with the tournament locked until the transaction ends. */
export const lockBracket = (tx: Transaction, id: number) => load(tx, id, lockTournament)

/** The bracket, of one moment only in a transaction that reads so. */
export const loadBracket = (tx: Transaction, id: number) => load(tx, id, findTournament)

/** The bracket as it stood at one moment, in a transaction of its own. */
export const readBracket = (sql: Sql, id: number) =>
  sql.begin('isolation level repeatable read read only', tx => loadBracket(tx, id))

/** The tournament with its draw, without its matches. */
export async function readDraw(sql: Sql, id: number): Promise<Pick<StoredBracket, 'tournament' | 'draw'> | undefined> {
  const [tournament, [facts]] = await Promise.all([
    findTournament(sql, id),
    sql<{ draw: StoredDraw | null }[]>`select draw from tournaments where id = ${id}`,
  ])
  return tournament && { tournament, draw: facts?.draw ?? null }
}

export async function deleteMatches(tx: Transaction, tournamentId: number, from = 1): Promise<void> {
  await tx`delete from matches where tournament_id = ${tournamentId} and number >= ${from}`
}

/** Adds matches of a draw, or of a round that was paired later. */
export function insertMatches(
  tx: Transaction,
  tournamentId: number,
  matches: readonly NewMatch[],
): Promise<MatchRow[]> {
  return tx<MatchRow[]>`
    insert into matches
      (tournament_id, number, stage, bracket, "group", round, match_number, label, sources,
       participant1_id, participant2_id, winner_id, status, outcome, decided_by, counts)
    select ${tournamentId}, m.number, m.stage, m.bracket, m."group", m.round, m.match_number, m.label, m.sources,
      m.participant1_id, m.participant2_id, m.winner_id, m.status, m.outcome, m.decided_by, m.counts
    from jsonb_to_recordset(${tx.json(matches as unknown as JsonValue)}) as m (
      number integer, stage integer, bracket text, "group" text, round integer, match_number integer, label text,
      sources jsonb, participant1_id integer, participant2_id integer, winner_id integer, status text, outcome text,
      decided_by text, counts boolean)
    order by m.number
    returning *`
}

/** Saves what the engine changed, in one statement; answers the rows with their new versions, in number order. */
export async function saveMatches(
  tx: Transaction,
  tournamentId: number,
  states: readonly MatchState[],
): Promise<MatchRow[]> {
  if (states.length === 0) return []
  const rows = await tx<MatchRow[]>`
    update matches set
      participant1_id = m.participant1_id, participant2_id = m.participant2_id, winner_id = m.winner_id,
      status = m.status, outcome = m.outcome, games = m.games, score = m.score,
      -- JSON's null is none.
      fair_play = nullif(m.fair_play, 'null'::jsonb), decided_by = m.decided_by, counts = m.counts,
      completed_at = case when m.status = 'completed' then coalesce(matches.completed_at, now()) end,
      -- Who meets somebody else, or is to play again, is not called any more.
      court = case when m.status = 'completed' then court end,
      called_at = case when m.status = 'completed' then called_at end,
      version = matches.version + 1
    from jsonb_to_recordset(${tx.json(states as unknown as JsonValue)}) as m (
      number integer, participant1_id integer, participant2_id integer, winner_id integer, status text, outcome text,
      games jsonb, score text, fair_play jsonb, decided_by text, counts boolean)
    where matches.tournament_id = ${tournamentId} and matches.number = m.number
    returning matches.*`
  return rows.sort((one, two) => one.number - two.number)
}

/** Saves how far a match without a result is; one that is called was called now, and one that is only ready was not. */
export async function saveCall(
  tx: Transaction,
  id: number,
  { status, court }: Pick<MatchRow, 'status' | 'court'>,
): Promise<MatchRow> {
  const [row] = await tx<MatchRow[]>`
    update matches set status = ${status}, court = ${court}, version = version + 1,
      called_at = case ${status} when 'called' then now() when 'in_progress' then called_at end
    where id = ${id} returning *`
  if (!row) throw new Error(`match ${id} vanished while its tournament was locked`)
  return row
}
