import { AppError, type CallBody } from '@gym-it/contracts'
import { isOpen } from './facts.ts'
import { requireUnpaused } from './rules.ts'
import type { MatchRow, StoredBracket } from './store.ts'

/** How far a match is that has no result yet; null where it is so already. */
export type PlannedCall = { readonly status: 'ready' | 'called' | 'in_progress'; readonly court: string | null } | null

/** @throws AppError 409 while paused, after the tournament was ended, and for a match that is decided or lacks somebody */
function requireOpen({ tournament }: StoredBracket, match: MatchRow): void {
  requireUnpaused(tournament, 'call matches')
  if (tournament.is_finished) {
    throw new AppError('TOURNAMENT_NOT_ACTIVE', 'The tournament was ended. Reopen it to call matches.')
  }
  if (match.status === 'completed') throw new AppError('MATCH_DECIDED', 'This match is decided already.')
  if (!isOpen(match)) {
    throw new AppError('MATCH_NOT_READY', 'This match does not have two participants, so nobody can be called.')
  }
}

/** @throws AppError as `requireOpen`; STATUS_CONFLICT once it has begun */
export function planCall(stored: StoredBracket, match: MatchRow, { court = null }: CallBody): PlannedCall {
  requireOpen(stored, match)
  if (match.status === 'in_progress') {
    throw new AppError('STATUS_CONFLICT', 'This match has begun already. Take its call back to call it again.')
  }
  const named = court === null ? null : court.trim()
  return match.status === 'called' && match.court === named ? null : { status: 'called', court: named }
}

/** @throws AppError as `requireOpen` */
export function planRecall(stored: StoredBracket, match: MatchRow): PlannedCall {
  requireOpen(stored, match)
  return match.status === 'ready' ? null : { status: 'ready', court: null }
}

/** Also one that nobody has called begins. @throws AppError as `requireOpen` */
export function planStart(stored: StoredBracket, match: MatchRow): PlannedCall {
  requireOpen(stored, match)
  return match.status === 'in_progress' ? null : { status: 'in_progress', court: match.court }
}
