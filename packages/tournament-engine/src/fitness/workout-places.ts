import type { EntrantId } from '../bracket.ts'
import type { Score, Scoring, Workout } from './competition.ts'

/** How a workout went for an athlete, and what it counts at this moment. */
export interface WorkoutLine {
  readonly workout: string
  /** `missing`: not yet. `capped`: not done when the time was up. */
  readonly status: 'scored' | 'capped' | 'dnf' | 'dns' | 'withdrawn' | 'missing'
  /** Within the division, shared among equals; null without a score. */
  readonly place: number | null
  /** By places, who has no score where others of the division have one counts as last, for now or for good. */
  readonly points: number
}

/** One workout of one division: the line of each of its athletes. `left` are those who withdrew in an earlier workout. */
export function workoutLines(
  workout: Workout,
  division: readonly EntrantId[],
  scores: ReadonlyMap<EntrantId, Score>,
  left: ReadonlySet<EntrantId>,
  scoring: Scoring,
): Map<EntrantId, WorkoutLine> {
  const merits = new Map<EntrantId, number[]>()
  for (const id of division) {
    const score = scores.get(id)
    const status = statusOf(score, workout, left.has(id))
    if (score !== undefined && done.includes(status)) merits.set(id, meritOf(score, workout, status))
  }
  const ranked = [...merits].sort(([, one], [, two]) => compareNumbers(one, two))
  const places = new Map<EntrantId, number>()
  for (const [index, [id, merit]] of ranked.entries()) {
    const [above, meritAbove] = ranked[index - 1] ?? []
    const shared = above !== undefined && compareNumbers(merit, meritAbove ?? []) === 0
    places.set(id, shared ? (places.get(above) ?? 0) : index + 1)
  }
  const begun = division.some(id => scores.has(id))
  const pointsOf = (place: number | null): number => {
    if (scoring.kind === 'table') return place === null ? 0 : (scoring.points[place - 1] ?? 0)
    return place ?? (begun ? division.length : 0)
  }
  return new Map(
    division.map(id => {
      const place = places.get(id) ?? null
      const status = statusOf(scores.get(id), workout, left.has(id))
      return [id, { workout: workout.id, status, place, points: pointsOf(place) }]
    }),
  )
}

/** Those that have a place, the better first: a finisher stands before all who ran into the cap. */
const done: readonly WorkoutLine['status'][] = ['scored', 'capped', 'dnf']

function statusOf(score: Score | undefined, { scored_by }: Workout, hasLeft: boolean): WorkoutLine['status'] {
  if (score === undefined) return hasLeft ? 'withdrawn' : 'missing'
  return score.status ?? (scored_by === 'time' && score.reps !== undefined ? 'capped' : 'scored')
}

/** How far the athlete came, the measure, the tie-break time: of each less is better. */
function meritOf(
  { time, reps, weight, points, tie_break }: Score,
  { scored_by }: Workout,
  status: WorkoutLine['status'],
): number[] {
  const more = { time: reps, reps, weight, points }[scored_by] ?? 0
  return [done.indexOf(status), time ?? -more, tie_break ?? Number.POSITIVE_INFINITY]
}

/** By the first number that differs, less first. */
export function compareNumbers(one: readonly number[], two: readonly number[]): number {
  const index = one.findIndex((number, place) => number !== two[place])
  if (index < 0) return 0
  return (one[index] ?? 0) < (two[index] ?? 0) ? -1 : 1
}
