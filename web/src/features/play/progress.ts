import type { Match } from '@gym-it/contracts'

/** How much of what is known to be played is played. */
export interface Progress {
  readonly played: number
  readonly all: number
}

/** Byes are not played, and do not count. */
export function progressOf(matches: readonly Match[]): Progress {
  const real = matches.filter(match => match.status !== 'bye')
  return { played: real.filter(match => match.status === 'completed').length, all: real.length }
}

const byNews = (one: Match, two: Match) => (two.completed_at ?? '').localeCompare(one.completed_at ?? '')

/** The latest results, the newest first; only those that were played or given at a moment that is known. */
export const latestResults = (matches: readonly Match[], most: number): readonly Match[] =>
  matches
    .filter(match => match.status === 'completed' && match.completed_at !== null)
    .toSorted(byNews)
    .slice(0, most)

const urgency: readonly Match['status'][] = ['in_progress', 'called', 'ready']

/** What is played now, then what is called, then what can be played next; each in playing order. */
export const nowOn = (matches: readonly Match[]): readonly Match[] =>
  urgency.flatMap(status => matches.filter(match => match.status === status))
