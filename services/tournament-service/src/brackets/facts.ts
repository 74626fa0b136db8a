import type { RoundProgress, Tournament } from '@gym-it/contracts'
import {
  type Bracket,
  chooseOptions,
  type Match as EngineMatch,
  isComplete,
  type MatchResult,
  podium,
  restore,
  standings,
  type Withdrawal,
} from '@gym-it/tournament-engine'
import type { TournamentChanges, TournamentRow } from '../tournaments/store.ts'
import type { MatchRow, MatchState, NewMatch, StoredBracket } from './store.ts'

function reported({
  number,
  winner_id,
  outcome,
  games,
  score,
  fair_play,
  decided_by,
}: MatchRow): [number, MatchResult][] {
  if (outcome === null || decided_by !== 'report') return []
  return [[number, { winner: winner_id, outcome, games, score, ...(fair_play ? { fair_play } : {}) }]]
}

/** The engine's view of what is stored: the draw and the reported results, everything else follows. Null before the draw. */
export function bracketOf({ draw, matches }: Pick<StoredBracket, 'draw' | 'matches'>): Bracket | null {
  if (draw === null) return null
  // An option that is younger than the draw has its default.
  const options = { ...chooseOptions(draw.format, {}), ...draw.options }
  return restore({ ...draw, options }, matches.flatMap(reported))
}

/** A match that can be played and has no result yet, whether it was called or not. */
export const isOpen = ({ status }: Pick<MatchRow, 'status'>): boolean =>
  status === 'ready' || status === 'called' || status === 'in_progress'

/** A match's state in the engine, as it is stored. */
export function stateOf({ number, participants, status, result, winner, decided_by, counts }: EngineMatch): MatchState {
  const [participant1_id, participant2_id] = participants
  const { outcome = null, games = [], score = null, fair_play = null } = result ?? {}
  return {
    ...{ number, participant1_id, participant2_id, winner_id: winner, status, decided_by, counts },
    ...{ outcome, games: [...games], score, fair_play },
  }
}

/** A match of a draw, as it is stored at first. */
export function newMatchOf(match: EngineMatch): NewMatch {
  const { stage, bracket, group, round, position, label, sources } = match
  return { ...stateOf(match), stage, bracket, group, round, match_number: position, label, sources }
}

/** Who stands first: by the podium where all is played, by the table where a trainer ended it before. */
function championsOf(bracket: Bracket): number[] {
  const first = isComplete(bracket) || !isTable(bracket) ? podium(bracket) : standings(bracket).filter(isOfAll)
  return first.filter(({ place }) => place === 1).map(({ entrant }) => entrant)
}

const isTable = ({ format }: Bracket) => format === 'swiss' || format === 'round_robin'
const isOfAll = ({ group }: { readonly group: string | null }) => group === null

/** How the tournament's status follows the bracket: completed with the last match, running again when that is cleared. */
export function planStatus(tournament: TournamentRow, bracket: Bracket, now: Date): TournamentChanges {
  const status = tournament.is_finished || isComplete(bracket) ? 'completed' : 'active'
  const champions = status === 'completed' ? championsOf(bracket) : []
  return changedOnly(tournament, {
    status,
    champions,
    completed_at: status === 'completed' ? (tournament.completed_at ?? now.toISOString()) : null,
  })
}

type StatusChanges = Pick<TournamentRow, 'champions' | 'completed_at'> & { readonly status: Tournament['status'] }

/** A tournament's changes without those that change nothing. */
export function changedOnly(tournament: TournamentRow, changes: StatusChanges): TournamentChanges {
  const differing = Object.entries(changes).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(tournament[name as keyof StatusChanges]),
  )
  return Object.fromEntries(differing)
}

/** How far a tournament is whose rounds are paired one after the other; null for every other format. */
export function roundProgress({ format, pairings, rounds, matches }: Bracket): RoundProgress | null {
  if (format !== 'swiss') return null
  const isOver = matches.every(({ status }) => status === 'completed' || status === 'bye')
  return { paired: pairings.length, planned: rounds, can_pair: isOver && pairings.length < rounds }
}

/** Whether the same people have left on the same terms; the database does not keep the order of an object's members. */
export function sameWithdrawals(one: readonly Withdrawal[] = [], two: readonly Withdrawal[] = []): boolean {
  const text = (withdrawals: readonly Withdrawal[]) =>
    withdrawals.map(({ entrant, policy, reason }) => `${entrant} ${policy} ${reason}`).join()
  return text(one) === text(two)
}
