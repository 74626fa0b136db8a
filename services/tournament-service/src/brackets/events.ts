import type { Match } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { placeOf } from '../tournaments/events.ts'
import type { TournamentRow } from '../tournaments/store.ts'

/** What changed in a bracket, as the wire shows it. */
export interface ShownChange {
  readonly match: Match
  readonly changed: Match[]
  readonly cleared: number[]
}

function typeOf(match: Match, wasDecided: boolean): 'match.completed' | 'match.corrected' | 'match.cleared' {
  if (match.outcome === null) return 'match.cleared'
  return wasDecided ? 'match.corrected' : 'match.completed'
}

/** One event for the match itself, and one for each match that can be played now. */
export function matchEvents(
  wasDecided: boolean,
  tournament: TournamentRow,
  { match, changed, cleared }: ShownChange,
): NewEvent[] {
  const place = placeOf(tournament)
  const ready = changed.filter(other => other.id !== match.id && other.status === 'ready')
  return [
    { type: typeOf(match, wasDecided), ...place, data: { match, changed, cleared } },
    ...ready.map((other): NewEvent => ({ type: 'match.ready', ...place, data: { match: other } })),
  ]
}
