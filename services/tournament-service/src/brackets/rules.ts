import { AppError, type ErrorCode, type Participant, type ResultBody } from '@gym-it/contracts'
import {
  type Bracket,
  clear,
  draw,
  type Effects,
  EngineError,
  type EngineErrorCode,
  type Match as EngineMatch,
  isComplete,
  type MatchResult,
  type ResultInput,
  report,
  restore,
} from '@gym-it/tournament-engine'
import { requireVisible } from '../tournaments/rules.ts'
import type { TournamentChanges, TournamentRow } from '../tournaments/store.ts'
import type { MatchRow, MatchState, NewMatch, StoredBracket } from './store.ts'

/** How the engine's refusals look on the wire; what is not listed is against the rules of the format. */
const codes: Partial<Record<EngineErrorCode, ErrorCode>> = {
  ENTRANTS_TOO_FEW: 'PARTICIPANTS_TOO_FEW',
  MATCH_UNKNOWN: 'MATCH_UNKNOWN',
  MATCH_NOT_READY: 'MATCH_NOT_READY',
  WINNER_NOT_IN_MATCH: 'WINNER_INVALID',
  WINNER_MISSING: 'WINNER_INVALID',
  RESULT_MISSING: 'STATUS_CONFLICT',
}

function inTermsOfTheWire<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof EngineError) throw new AppError(codes[error.code] ?? 'RULE_FORBIDS', error.message)
    throw error
  }
}

/** @throws AppError TOURNAMENT_UNKNOWN when there is no such bracket, or `viewer` may not see it */
export function requireBracket(
  stored: StoredBracket | undefined,
  viewer: { readonly id: number } | null,
): StoredBracket {
  requireVisible(stored?.tournament, viewer)
  // `requireVisible` has refused what is not there.
  return stored as StoredBracket
}

const optionsOf = ({ settings }: TournamentRow) => ({ third_place: settings.third_place ?? false })

/** The engine's view of what is stored: the draw and the recorded results, everything else follows. */
export function bracketOf({ tournament, matches }: StoredBracket): Bracket | null {
  if (tournament.seeds === null) return null
  const results = matches
    .filter(match => match.outcome !== null)
    .map(({ number, winner_id, outcome, games, score }): [number, MatchResult] => [
      number,
      { winner: winner_id, outcome: outcome ?? 'played', games, score },
    ])
  return restore(tournament.tournament_type, tournament.seeds, optionsOf(tournament), results)
}

/** A match's state in the engine, as it is stored. */
export function stateOf({ number, participants, status, result, winner }: EngineMatch): MatchState {
  const [participant1_id, participant2_id] = participants
  const { outcome = null, games = [], score = null } = result ?? {}
  return { number, participant1_id, participant2_id, winner_id: winner, status, outcome, games: [...games], score }
}

/**
 * Draws the bracket from the approved participants: given seeds first, then in the order of entry.
 * @throws AppError 400 under two participants, 409 once a result is recorded
 */
export function planDraw({ tournament, matches, participants }: StoredBracket): {
  readonly seeds: readonly number[]
  readonly matches: readonly NewMatch[]
  readonly rounds: number
} {
  if (matches.some(match => match.outcome !== null)) {
    throw new AppError(
      'TOURNAMENT_STARTED',
      'Results are recorded; the bracket cannot be drawn again. Clear them first.',
    )
  }
  const seeds = participants.filter(({ status }) => status === 'approved').map((entrant: Participant) => entrant.id)
  if (seeds.length < 2) {
    throw new AppError('PARTICIPANTS_TOO_FEW', 'Need at least 2 approved participants to generate bracket.')
  }
  const bracket = inTermsOfTheWire(() => draw(tournament.tournament_type, seeds, optionsOf(tournament)))
  const drawn = bracket.matches.map(match => {
    const { round, position, label, sources } = match
    return { ...stateOf(match), bracket: match.bracket, round, match_number: position, label, sources }
  })
  return { seeds, matches: drawn, rounds: bracket.rounds }
}

function requirePlaying(stored: StoredBracket): Bracket {
  const bracket = bracketOf(stored)
  if (bracket === null) throw new AppError('TOURNAMENT_NOT_ACTIVE', 'The bracket is not drawn yet.')
  if (stored.tournament.is_paused) {
    throw new AppError('TOURNAMENT_PAUSED', 'The tournament is paused. Resume it to record results.')
  }
  return bracket
}

/** The match of that id. @throws AppError MATCH_UNKNOWN; VERSION_STALE when it is not at the expected version */
export function requireMatch({ matches }: StoredBracket, matchId: number, expected: number | undefined): MatchRow {
  const match = matches.find(({ id }) => id === matchId)
  if (!match) throw new AppError('MATCH_UNKNOWN', 'There is no such match in this tournament.')
  if (expected !== undefined && expected !== match.version) {
    throw new AppError(
      'VERSION_STALE',
      'Somebody changed this match in the meantime. Look at it again before you change it.',
    )
  }
  return match
}

const resultOf = ({ winner_id, games, outcome, score }: ResultBody): ResultInput => ({
  ...(winner_id ? { winner: winner_id } : {}),
  ...(games ? { games } : {}),
  ...(outcome ? { outcome } : {}),
  ...(score ? { score } : {}),
})

/**
 * What recording this result does. `expected` is the version of the match that the caller has seen; without it a
 * decided match keeps its result.
 */
export function planResult(
  stored: StoredBracket,
  match: MatchRow,
  body: ResultBody,
  expected: number | undefined,
): Effects {
  const bracket = requirePlaying(stored)
  const effects = inTermsOfTheWire(() => report(bracket, match.number, resultOf(body)))
  if (match.outcome !== null && effects.changed.length > 0 && expected === undefined) {
    const detail = 'This match is decided already. To correct it, send the version of the match that you correct.'
    throw new AppError('MATCH_DECIDED', detail)
  }
  return effects
}

/** What clearing this match's result does. */
export function planClear(stored: StoredBracket, match: MatchRow): Effects {
  const bracket = requirePlaying(stored)
  return inTermsOfTheWire(() => clear(bracket, match.number))
}

/** How the tournament's status follows the bracket: completed with the final, running again when that is cleared. */
export function planStatus(tournament: TournamentRow, bracket: Bracket): TournamentChanges {
  const status = isComplete(bracket) ? 'completed' : 'active'
  return status === tournament.status ? {} : { status }
}
