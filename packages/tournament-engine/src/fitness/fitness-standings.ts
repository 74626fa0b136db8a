import type { EntrantId } from '../bracket.ts'
import { type Competition, checkCompetition, type FitnessTieBreak, type Score } from './competition.ts'
import { checkScore, indexOf } from './record-score.ts'
import { compareNumbers, type WorkoutLine, workoutLines } from './workout-places.ts'

export type FitnessRule = 'division' | 'withdrawn' | 'points' | FitnessTieBreak

export interface FitnessRow {
  /** Over all divisions, shared where no rule separates. */
  readonly place: number
  readonly place_in_division: number
  readonly athlete: EntrantId
  readonly division: string
  /** Of all workouts so far. */
  readonly points: number
  /** Each workout, in the order in which they are held. */
  readonly workouts: readonly WorkoutLine[]
  /** The rule that puts this row below the one before it; null for the first row and within a shared place. */
  readonly separated_by: FitnessRule | null
  /** What the rules compared: points, the places from the best to the worst, the place in a workout (none: one beyond the last). */
  readonly tie_breaks: Readonly<Record<string, number | readonly number[]>>
}

/**
 * Everybody in order at every moment: by division, those who withdrew last in theirs, then by points, then by the
 * competition's tie-breaks. Throws as `recordScore` does where the competition or a score cannot be.
 *
 * @example
 * const workouts = [{ id: 'fran', name: 'Fran', scored_by: 'time', cap_seconds: 480 }, { id: 'row', name: 'Row', scored_by: 'reps' }]
 * const athletes = [{ id: 10, division: 'Scaled' }, { id: 20, division: 'Rx' }, { id: 30, division: 'Rx' }]
 * const scores = [{ athlete: 20, workout: 'fran', reps: 71 }, { athlete: 30, workout: 'fran', time: 301 }]
 * const rows = fitnessStandings({ divisions: ['Rx', 'Scaled'], workouts, athletes, scoring: { kind: 'placement' }, scores })
 * rows.map(row => [row.place, row.athlete, row.points, row.separated_by]) // → [[1, 30, 1, null], [2, 20, 2, 'points'], [3, 10, 0, 'division']]
 * rows[1].workouts.map(line => line.status) // → ['capped', 'missing']
 */
export function fitnessStandings(competition: Competition): FitnessRow[] {
  checkCompetition(competition)
  const index = indexOf(competition)
  const scores = new Map(competition.workouts.map(({ id }) => [id, new Map<EntrantId, Score>()]))
  for (const score of competition.scores) {
    checkScore(index, score)
    scores.get(score.workout)?.set(score.athlete, score)
  }
  const rows: FitnessRow[] = []
  for (const division of competition.divisions) {
    const members = competition.athletes.filter(athlete => athlete.division === division).map(({ id }) => id)
    const ranked = rankDivision(competition, members, scores)
    const before = rows.length
    for (const [position, { id, lines, rules }] of ranked.entries()) {
      const above = ranked[position - 1]
      const separated =
        above === undefined
          ? -1
          : rules.findIndex(({ order }, rule) => compareNumbers(order, above.rules[rule]?.order ?? []) !== 0)
      const shared = above !== undefined && separated < 0
      const place = shared ? (rows.at(-1)?.place ?? 0) : before + position + 1
      const first: FitnessRule | null = rows.length > 0 ? 'division' : null
      rows.push({
        place,
        place_in_division: place - before,
        athlete: id,
        division,
        points: pointsOf(lines),
        workouts: lines,
        separated_by: above === undefined ? first : (rules[separated]?.rule ?? null),
        tie_breaks: Object.fromEntries(rules.slice(1).map(({ rule, shown }) => [rule, shown])),
      })
    }
  }
  return rows
}

interface Ranked {
  readonly id: EntrantId
  readonly lines: readonly WorkoutLine[]
  readonly rules: readonly Compared[]
}

/** What a rule compares, less first, and how it is shown. */
interface Compared {
  readonly rule: FitnessRule
  readonly order: readonly number[]
  readonly shown: number | readonly number[]
}

function rankDivision(
  { workouts, scoring, tie_breaks = ['best_places', 'last_workout'] }: Competition,
  members: readonly EntrantId[],
  scores: ReadonlyMap<string, ReadonlyMap<EntrantId, Score>>,
): Ranked[] {
  const left = new Set<EntrantId>()
  const lines = new Map<EntrantId, WorkoutLine[]>(members.map(id => [id, []]))
  let lastBegun = ''
  for (const workout of workouts) {
    const entered = scores.get(workout.id) ?? new Map<EntrantId, Score>()
    for (const [id, line] of workoutLines(workout, members, entered, left, scoring)) {
      lines.get(id)?.push(line)
      if (line.status === 'withdrawn') left.add(id)
      if (line.place !== null) lastBegun = workout.id
    }
  }
  const ranked = [...lines].map(([id, own]): Ranked => {
    const placeIn = (workout: string): number => own.find(line => line.workout === workout)?.place ?? members.length + 1
    const places = own.map(line => placeIn(line.workout)).sort((one, two) => one - two)
    const points = pointsOf(own)
    const compared: Compared[] = tie_breaks.map(rule => {
      if (rule === 'best_places') return { rule, order: places, shown: places }
      const place = placeIn(rule === 'last_workout' ? lastBegun : rule.slice('workout:'.length))
      return { rule, order: [place], shown: place }
    })
    const order = [scoring.kind === 'table' ? -points : points]
    const gone: Compared = { rule: 'withdrawn', order: [left.has(id) ? 1 : 0], shown: left.has(id) ? 1 : 0 }
    return { id, lines: own, rules: [gone, { rule: 'points', order, shown: points }, ...compared] }
  })
  return ranked.sort(
    (one, two) =>
      compareNumbers(
        one.rules.flatMap(({ order }) => order),
        two.rules.flatMap(({ order }) => order),
      ) || one.id - two.id,
  )
}

/** Rounded, so that tenths of points add up to the same in any order. */
const pointsOf = (lines: readonly WorkoutLine[]): number =>
  Math.round(lines.reduce((sum, { points }) => sum + points, 0) * 1_000_000) / 1_000_000
