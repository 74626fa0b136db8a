import type { EntrantId } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'

export interface Workout {
  readonly id: string
  readonly name: string
  /** Less time is better, and more of everything else. */
  readonly scored_by: 'time' | 'reps' | 'weight' | 'points'
  /** Only for a workout for time: who is not done by then is scored by the repetitions so far. */
  readonly cap_seconds?: number | undefined
  /** Scores may carry the time at which a marked point was reached; it decides between equals. */
  readonly tie_break_time?: boolean | undefined
}

export interface Athlete {
  readonly id: EntrantId
  readonly division: string
}

/** Times in seconds. Exactly one of time, reps, weight and points, or a status; who gives up (`dnf`) may have one as well. */
export interface Score {
  readonly athlete: EntrantId
  readonly workout: string
  readonly time?: number | undefined
  readonly reps?: number | undefined
  readonly weight?: number | undefined
  readonly points?: number | undefined
  readonly tie_break?: number | undefined
  /** Did not start, did not finish, or left the competition: then nothing is awaited in later workouts either. */
  readonly status?: 'dns' | 'dnf' | 'withdrawn' | undefined
}

/** The places added up, fewest points first; or points for each place, most first, and none beyond the table. */
export type Scoring = { readonly kind: 'placement' } | { readonly kind: 'table'; readonly points: readonly number[] }

/** Between equal points: more first places, then more second places and so on; or the better place in one workout. */
export type FitnessTieBreak = 'best_places' | 'last_workout' | `workout:${string}`

/** Plain data, all of it facts: what is to be stored. */
export interface Competition {
  /** The first ranks before the second ("Rx" before "Scaled"), and so on. */
  readonly divisions: readonly string[]
  /** In the order in which they are held. */
  readonly workouts: readonly Workout[]
  readonly athletes: readonly Athlete[]
  readonly scoring: Scoring
  /** Best places, then the last workout, unless said otherwise. */
  readonly tie_breaks?: readonly FitnessTieBreak[] | undefined
  readonly scores: readonly Score[]
}

/** What is wrong with a competition before anybody starts. Throws OPTION_IMPOSSIBLE, ENTRANT_TWICE. */
export function checkCompetition({ divisions, workouts, athletes, scoring, tie_breaks = [] }: Competition): void {
  const refuse = (option: string, message: string, entrant?: EntrantId): never => {
    throw new EngineError('OPTION_IMPOSSIBLE', message, entrant === undefined ? { option } : { option, entrant })
  }
  if (new Set(divisions).size !== divisions.length) refuse('divisions', 'Every division stands in the list once.')
  if (new Set(workouts.map(({ id }) => id)).size !== workouts.length)
    refuse('workouts', 'Every workout has an id of its own.')
  for (const { name, scored_by, cap_seconds } of workouts) {
    if (!measures.includes(scored_by)) refuse('workouts', `${name} is scored by one of ${measures.join(', ')}.`)
    if (cap_seconds === undefined) continue
    if (scored_by !== 'time') refuse('cap_seconds', `${name} is not for time, so it has no time cap.`)
    if (!(cap_seconds > 0)) refuse('cap_seconds', `The time cap of ${name} is a number of seconds above 0.`)
  }
  const seen = new Set<EntrantId>()
  for (const { id, division } of athletes) {
    if (seen.has(id)) throw new EngineError('ENTRANT_TWICE', `Athlete ${id} is entered twice.`, { entrant: id })
    seen.add(id)
    if (!divisions.includes(division)) refuse('divisions', `There is no division "${division}".`, id)
  }
  if (scoring.kind === 'table') {
    const falls = scoring.points.every(
      (points, index) => Number.isFinite(points) && points <= (scoring.points[index - 1] ?? points),
    )
    if (!falls) refuse('scoring', 'In the table of points a better place never gets fewer points.')
  } else if (scoring.kind !== 'placement') refuse('scoring', 'The scoring is either placement or table.')
  const isKnown = (rule: string): boolean =>
    rule === 'best_places' || rule === 'last_workout' || workouts.some(({ id }) => rule === `workout:${id}`)
  const unknown = tie_breaks.find(rule => !isKnown(rule))
  if (unknown !== undefined) refuse('tie_breaks', `There is no rule "${unknown}" between equals.`)
}

/** What a score can be measured in. */
export const measures = ['time', 'reps', 'weight', 'points'] as const
