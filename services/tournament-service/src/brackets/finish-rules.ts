import { AppError } from '@gym-it/contracts'
import type { TournamentChanges } from '../tournaments/store.ts'
import { leaderboardStatus } from '../workouts/rules.ts'
import { bracketOf, planStatus } from './facts.ts'
import type { StoredBracket } from './store.ts'

/**
 * Ends a tournament as it stands, or lets it go on; null where it is so already.
 * @throws AppError TOURNAMENT_NOT_ACTIVE before the draw; STATUS_CONFLICT to reopen one whose matches are all played
 */
export function planFinish(stored: StoredBracket, is_finished: boolean, now: Date): TournamentChanges | null {
  const { tournament } = stored
  const bracket = bracketOf(stored)
  const isLeaderboard = tournament.format === 'leaderboard'
  if (tournament.status === 'setup' || (bracket === null && !isLeaderboard)) {
    throw new AppError('TOURNAMENT_NOT_ACTIVE', 'The draw does not stand yet, so there is nothing to finish.')
  }
  if (tournament.is_finished === is_finished) {
    if (is_finished || tournament.status === 'active') return null
    throw new AppError('STATUS_CONFLICT', 'Everything is played. To go on, correct or clear a result.')
  }
  if (bracket === null) return leaderboardStatus(stored, is_finished, now)
  return { is_finished, ...planStatus({ ...tournament, is_finished }, bracket, now) }
}
