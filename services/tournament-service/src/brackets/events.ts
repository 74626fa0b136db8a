import { isDeepStrictEqual } from 'node:util'
import type { EventData, FirstMatch, Match, Participant, RoundProgress } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { placeOf, tournamentChanged } from '../tournaments/events.ts'
import { tournamentView } from '../tournaments/rules.ts'
import type { TournamentRow } from '../tournaments/store.ts'
import { isOpen } from './facts.ts'
import type { MatchRow } from './store.ts'

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

const sidesOf = ({ participant1_id, participant2_id }: MatchRow): number[] =>
  [participant1_id, participant2_id].filter(side => side !== null)

/** The open matches that are the next one, in playing order, for at least one of their two. */
function nextMatches(rows: readonly MatchRow[]): MatchRow[] {
  const busy = new Set<number>()
  return rows.filter(isOpen).filter(row => {
    const free = sidesOf(row).filter(side => !busy.has(side))
    for (const side of free) busy.add(side)
    return free.length > 0
  })
}

/** Of each participant the first match, where both of it are known: whom the draw lets them meet first. */
export function firstMatches(rows: readonly MatchRow[], participants: readonly Participant[]): FirstMatch[] {
  const names = new Map(participants.map(({ id, name }) => [id, name]))
  return nextMatches(rows).map(row => {
    const { id: match_id, label, round } = row
    return { match_id, label, round, participants: sidesOf(row).map(id => ({ id, name: names.get(id) ?? '' })) }
  })
}

/**
 * The matches that can be played now and could not before, and those that are somebody’s next now and were nobody’s
 * before (in a round robin all can be played from the draw on), but for the one of that id, which was just told.
 */
export function nowReady(before: readonly MatchRow[], after: readonly MatchRow[], told: number | null): MatchRow[] {
  const wasOpen = new Set(before.filter(isOpen).map(({ id }) => id))
  const wasNext = new Set(nextMatches(before).map(({ id }) => id))
  const isNext = new Set(nextMatches(after).map(({ id }) => id))
  const isNew = (id: number) => !wasOpen.has(id) || (isNext.has(id) && !wasNext.has(id))
  return after.filter(({ id, status }) => status === 'ready' && id !== told && isNew(id))
}

/** Who came where, before a change and after it. */
interface Rankings {
  readonly before: () => Places
  readonly after: () => Places
}

/**
 * That a round is complete and the next can be paired; that the tournament was completed, with who came where, also
 * when that is another now; that it runs again.
 */
export function statusEvents(
  before: TournamentRow,
  after: TournamentRow,
  progress: RoundProgress | null,
  ranking: Rankings,
): NewEvent[] {
  const events: NewEvent[] = []
  if (progress?.can_pair) {
    const data = { tournament: tournamentView(after), round: progress.paired }
    events.push({ type: 'round.completed', ...placeOf(after), data })
  }
  const wasCompleted = before.status === 'completed'
  if (after.status !== 'completed') {
    return wasCompleted ? [...events, tournamentChanged('tournament.reopened', after)] : events
  }
  const places = ranking.after()
  if (wasCompleted && isDeepStrictEqual(places, ranking.before())) return events
  const data = { tournament: tournamentView(after), places }
  return [...events, { type: 'tournament.completed', ...placeOf(after), data }]
}
