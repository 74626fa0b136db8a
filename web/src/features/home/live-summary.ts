import type { Match } from '@gym-it/contracts'
import { latestResults, nowOn, type Progress, progressOf } from '../play/progress.ts'

/** What a card tells of a tournament in play. */
export interface LiveSummary extends Progress {
  /** Matches that are played, called, or can be played. */
  readonly open: number
  /** The latest results, the newest first. */
  readonly latest: readonly Match[]
}

const resultsShown = 2

/** Of all matches only what a card shows, so that nothing else is kept. */
export const summaryOf = (matches: readonly Match[]): LiveSummary => ({
  ...progressOf(matches),
  open: nowOn(matches).length,
  latest: latestResults(matches, resultsShown),
})
