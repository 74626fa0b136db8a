import type { EventData, FirstMatch, Match, Participant, RoundProgress } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { placeOf, tournamentChanged } from '../tournaments/events.ts'
import { tournamentView } from '../tournaments/rules.ts'
import type { TournamentRow } from '../tournaments/store.ts'
import type { MatchRow } from './store.ts'

/** A match that can be played and has no result yet, whether it was called or not. */
export const isOpen = ({ status }: Pick<Match, 'status'>): boolean =>
  status === 'ready' || status === 'called' || status === 'in_progress'

type Places = NonNullable<EventData<'tournament.completed'>['places']>

/** What changed with one match, as the wire shows it. */
export interface ShownMatchChange {
  readonly bracket: Match
  readonly changed: Match[]
  readonly cleared: number[]
}

function typeOf(match: Match, wasReported: boolean): 'match.completed' | 'match.corrected' | 'match.cleared' {
  if (match.decided_by !== 'report') return 'match.cleared'
  return wasReported ? 'match.corrected' : 'match.completed'
}

/** That a match was completed, corrected or cleared, with all that changed with it. */
export const matchChanged = (
  wasReported: boolean,
  tournament: TournamentRow,
  { bracket: match, changed, cleared }: ShownMatchChange,
): NewEvent => ({ type: typeOf(match, wasReported), ...placeOf(tournament), data: { match, changed, cleared } })

const callTypes = { ready: 'match.ready', called: 'match.called', in_progress: 'match.started' } as const

/** That an open match was called or has begun, or (ready once more) that its call was taken back. */
export const matchCalled = (tournament: TournamentRow, status: keyof typeof callTypes, match: Match): NewEvent => ({
  type: callTypes[status],
  ...placeOf(tournament),
  data: { match },
})

/** Of each participant the first match in playing order, where both of it are known: whom the draw lets them meet first. */
export function firstMatches(rows: readonly MatchRow[], participants: readonly Participant[]): FirstMatch[] {
  const names = new Map(participants.map(({ id, name }) => [id, name]))
  const told = new Set<number>()
  return rows.flatMap(({ id: match_id, label, round, status, participant1_id, participant2_id }) => {
    const sides = [participant1_id, participant2_id].filter(side => side !== null)
    if (status !== 'ready' || sides.length < 2 || sides.every(side => told.has(side))) return []
    for (const side of sides) told.add(side)
    return [{ match_id, label, round, participants: sides.map(id => ({ id, name: names.get(id) ?? '' })) }]
  })
}

/** One event for each match that can be played now, but for the one that `told` is about. */
export function readyEvents(
  tournament: TournamentRow,
  before: readonly MatchRow[],
  changed: readonly Match[],
  told: NewEvent,
): NewEvent[] {
  const about = 'match' in told.data ? told.data.match.id : null
  const wasOpen = new Set(before.filter(isOpen).map(({ id }) => id))
  return changed
    .filter(match => match.id !== about && match.status === 'ready' && !wasOpen.has(match.id))
    .map((match): NewEvent => ({ type: 'match.ready', ...placeOf(tournament), data: { match } }))
}

/**
 * That a round is complete and the next can be paired; that the tournament was completed, with who came where by
 * `ranking`, or runs again.
 */
export function statusEvents(
  before: TournamentRow,
  after: TournamentRow,
  progress: RoundProgress | null,
  ranking: () => Places,
): NewEvent[] {
  const events: NewEvent[] = []
  if (progress?.can_pair) {
    const data = { tournament: tournamentView(after), round: progress.paired }
    events.push({ type: 'round.completed', ...placeOf(after), data })
  }
  if (before.status === after.status) return events
  if (after.status !== 'completed') return [...events, tournamentChanged('tournament.reopened', after)]
  const data = { tournament: tournamentView(after), places: ranking() }
  return [...events, { type: 'tournament.completed', ...placeOf(after), data }]
}
