import type { Match, Participant } from '@gym-it/contracts'
import type { JsonValue, Queryable, Sql, Transaction } from '@gym-it/service-kit'
import type { Source } from '@gym-it/tournament-engine'
import { listParticipants } from '../participants/store.ts'
import { findTournament, lockTournament, type TournamentRow } from '../tournaments/store.ts'

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
  'number' | 'participant1_id' | 'participant2_id' | 'winner_id' | 'status' | 'outcome' | 'games' | 'score'
>

export type NewMatch = MatchState & Pick<MatchRow, 'bracket' | 'round' | 'match_number' | 'label' | 'sources'>

/** A tournament with everything that its bracket is shown from. */
export interface StoredBracket {
  readonly tournament: TournamentRow
  readonly matches: readonly MatchRow[]
  readonly participants: readonly Participant[]
}

const listMatches = (sql: Queryable, tournamentId: number) =>
  sql<MatchRow[]>`select * from matches where tournament_id = ${tournamentId} order by number`

async function load(
  tx: Transaction,
  id: number,
  find: (tx: Transaction, id: number) => Promise<TournamentRow | undefined>,
): Promise<StoredBracket | undefined> {
  // Sent together, answered in order: the tournament is locked before its matches are read.
  const [tournament, matches, participants] = await Promise.all([
    find(tx, id),
    listMatches(tx, id),
    listParticipants(tx, id),
  ])
  return tournament && { tournament, matches, participants }
}

/** The bracket, with the tournament locked until the transaction ends. */
export const lockBracket = (tx: Transaction, id: number) => load(tx, id, lockTournament)

/** The bracket as it stood at one moment, in a transaction of its own. */
export const readBracket = (sql: Sql, id: number) =>
  sql.begin('isolation level repeatable read read only', tx => load(tx, id, findTournament))

/** Puts the matches of a draw in the place of those before. */
export async function replaceMatches(
  tx: Transaction,
  tournamentId: number,
  matches: readonly NewMatch[],
): Promise<MatchRow[]> {
  await tx`delete from matches where tournament_id = ${tournamentId}`
  return tx<MatchRow[]>`
    insert into matches
      (tournament_id, number, bracket, round, match_number, label, sources,
       participant1_id, participant2_id, winner_id, status)
    select ${tournamentId}, m.number, m.bracket, m.round, m.match_number, m.label, m.sources,
      m.participant1_id, m.participant2_id, m.winner_id, m.status
    from jsonb_to_recordset(${tx.json(matches as unknown as JsonValue)}) as m (
      number integer, bracket text, round integer, match_number integer, label text, sources jsonb,
      participant1_id integer, participant2_id integer, winner_id integer, status text)
    order by m.number
    returning *`
}

/** Saves what the engine changed, in one round trip; answers the rows with their new versions. */
export async function saveMatches(
  tx: Transaction,
  tournamentId: number,
  states: readonly MatchState[],
): Promise<MatchRow[]> {
  const rows = await Promise.all(
    states.map(
      ({ number, games, ...state }) => tx<MatchRow[]>`
        update matches set ${tx({ ...state, games: tx.json([...games]) as never })},
          completed_at = case when ${state.status} = 'completed' then coalesce(completed_at, now()) end,
          version = version + 1
        where tournament_id = ${tournamentId} and number = ${number}
        returning *`,
    ),
  )
  return rows.flat()
}
