import { AppError, type ResultBody } from '@gym-it/contracts'
import { type Bracket, clear, type Effects, type ResultInput, report } from '@gym-it/tournament-engine'
import { inTermsOfTheWire } from '../tournaments/engine-terms.ts'
import { requireVisible } from '../tournaments/rules.ts'
import type { TournamentRow } from '../tournaments/store.ts'
import { bracketOf } from './facts.ts'
import type { MatchRow, StoredBracket } from './store.ts'

/** @throws AppError TOURNAMENT_UNKNOWN when there is no such bracket, or `viewer` may not see it */
export function requireBracket(
  stored: StoredBracket | undefined,
  viewer: { readonly id: number } | null,
): StoredBracket {
  requireVisible(stored?.tournament, viewer)
  // `requireVisible` has refused what is not there.
  return stored as StoredBracket
}

/** @throws AppError TOURNAMENT_PAUSED */
export function requireUnpaused({ is_paused }: Pick<TournamentRow, 'is_paused'>, toDo: string): void {
  if (is_paused) throw new AppError('TOURNAMENT_PAUSED', `The tournament is paused. Resume it to ${toDo}.`)
}

/** The bracket of a tournament that takes results. @throws AppError 409 before the draw and while it is paused */
export function requirePlaying(stored: StoredBracket): Bracket {
  const bracket = bracketOf(stored)
  if (bracket === null) throw new AppError('TOURNAMENT_NOT_ACTIVE', 'The bracket is not drawn yet.')
  requireUnpaused(stored.tournament, 'record results')
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

const resultOf = ({ winner_id, games, outcome, score, fair_play }: ResultBody): ResultInput => ({
  ...(winner_id ? { winner: winner_id } : {}),
  ...(games ? { games } : {}),
  ...(outcome ? { outcome } : {}),
  ...(score ? { score } : {}),
  ...(fair_play ? { fair_play } : {}),
})

/**
 * What recording this result does. `expected` is the version of the match that the caller has seen; without it a
 * match with a reported result keeps it. One that a withdrawal has decided takes a report at once.
 */
export function planResult(
  stored: StoredBracket,
  match: MatchRow,
  body: ResultBody,
  expected: number | undefined,
): Effects {
  const bracket = requirePlaying(stored)
  const effects = inTermsOfTheWire(() => report(bracket, match.number, resultOf(body)), { known: stored })
  if (match.decided_by === 'report' && effects.changed.length > 0 && expected === undefined) {
    const detail = 'This match is decided already. To correct it, send the version of the match that you correct.'
    throw new AppError('MATCH_DECIDED', detail)
  }
  return effects
}

/** What clearing this match's result does. */
export function planClear(stored: StoredBracket, match: MatchRow): Effects {
  const bracket = requirePlaying(stored)
  return inTermsOfTheWire(() => clear(bracket, match.number), { known: stored })
}
