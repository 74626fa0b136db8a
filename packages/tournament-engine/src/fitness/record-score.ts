import type { EntrantId } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'
import { type Competition, checkCompetition, measures, type Score, type Workout } from './competition.ts'

/**
 * The competition with a score entered, or entered again: of one athlete in one workout the last counts. The order of
 * entering leaves no trace. Throws ENTRANT_UNKNOWN, WORKOUT_UNKNOWN, SCORE_IMPOSSIBLE, and for the competition itself
 * OPTION_IMPOSSIBLE and ENTRANT_TWICE.
 *
 * @example
 * const workouts = [{ id: 'fran', name: 'Fran', scored_by: 'time', cap_seconds: 480 }]
 * const athletes = [{ id: 10, division: 'Rx' }, { id: 20, division: 'Rx' }]
 * const start = { divisions: ['Rx', 'Scaled'], workouts, athletes, scoring: { kind: 'placement' }, scores: [] }
 * const after = recordScore(recordScore(start, { athlete: 20, workout: 'fran', reps: 71 }), { athlete: 10, workout: 'fran', time: 301 })
 * after.scores // → [{ athlete: 10, workout: 'fran', time: 301 }, { athlete: 20, workout: 'fran', reps: 71 }]
 */
export function recordScore(competition: Competition, score: Score): Competition {
  checkCompetition(competition)
  const order = indexOf(competition)
  checkScore(order, score)
  const others = without(competition, score)
  const scores = [...others, score].sort(
    (one, two) =>
      (order.workouts.get(one.workout)?.index ?? 0) - (order.workouts.get(two.workout)?.index ?? 0) ||
      (order.athletes.get(one.athlete) ?? 0) - (order.athletes.get(two.athlete) ?? 0),
  )
  return { ...competition, scores }
}

/**
 * The competition without the score of the athlete in the workout: it is awaited again. Throws RESULT_MISSING where
 * there is none.
 *
 * @example
 * const score = { athlete: 10, workout: 'row', reps: 40 }
 * const workouts = [{ id: 'row', name: 'Row', scored_by: 'reps' }]
 * const held = { divisions: ['Rx'], workouts, athletes: [{ id: 10, division: 'Rx' }], scoring: { kind: 'placement' }, scores: [score] }
 * clearScore(held, 10, 'row').scores // → []
 */
export function clearScore(competition: Competition, athlete: EntrantId, workout: string): Competition {
  const scores = without(competition, { athlete, workout })
  if (scores.length < competition.scores.length) return { ...competition, scores }
  const message = `Athlete ${athlete} has no score in ${workout} that could be cleared.`
  throw new EngineError('RESULT_MISSING', message, { entrant: athlete })
}

const without = ({ scores }: Competition, { athlete, workout }: Pick<Score, 'athlete' | 'workout'>): Score[] =>
  scores.filter(score => score.athlete !== athlete || score.workout !== workout)

export interface CompetitionIndex {
  readonly workouts: ReadonlyMap<string, { readonly workout: Workout; readonly index: number }>
  readonly athletes: ReadonlyMap<EntrantId, number>
}

export function indexOf({ workouts, athletes }: Competition): CompetitionIndex {
  return {
    workouts: new Map(workouts.map((workout, index) => [workout.id, { workout, index }])),
    athletes: new Map(athletes.map(({ id }, index) => [id, index])),
  }
}

/** Throws ENTRANT_UNKNOWN, WORKOUT_UNKNOWN, SCORE_IMPOSSIBLE. */
export function checkScore({ workouts, athletes }: CompetitionIndex, score: Score): void {
  const { athlete, status, tie_break } = score
  const about = { entrant: athlete }
  if (!athletes.has(athlete)) throw new EngineError('ENTRANT_UNKNOWN', `There is no athlete ${athlete}.`, about)
  const workout = workouts.get(score.workout)?.workout
  if (workout === undefined) throw new EngineError('WORKOUT_UNKNOWN', `There is no workout "${score.workout}".`, about)
  const { name, scored_by, cap_seconds } = workout
  const refuse = (message: string): never => {
    throw new EngineError('SCORE_IMPOSSIBLE', message, about)
  }
  const given = measures.filter(measure => score[measure] !== undefined)
  const [measure] = given
  if (status !== undefined && !['dns', 'dnf', 'withdrawn'].includes(status)) refuse(`There is no status "${status}".`)
  if (measure === undefined) {
    if (status === undefined) refuse(`A score in ${name} needs a number or a status.`)
    if (tie_break !== undefined) refuse(`A tie-break time in ${name} needs a score beside it.`)
    return
  }
  const value = score[measure] ?? 0
  if (given.length > 1) refuse(`A score in ${name} is one number, not ${given.join(' and ')}.`)
  if (status === 'dns' || status === 'withdrawn') refuse(`Who did not take part in ${name} has no score there.`)
  const isCapped = scored_by === 'time' && measure === 'reps'
  if (measure !== scored_by && !isCapped) refuse(`${name} is scored by ${scored_by}, not by ${measure}.`)
  if (isCapped && cap_seconds === undefined && status !== 'dnf') refuse(`${name} has no time cap: only a time counts.`)
  if (!Number.isFinite(value) || (value < 0 && measure !== 'points'))
    refuse(`${value} is no possible score in ${name}.`)
  if (measure === 'reps' && !Number.isInteger(value)) refuse(`Repetitions in ${name} are a whole number.`)
  if (measure === 'time') {
    if (status === 'dnf') refuse(`Who did not finish ${name} has no time there.`)
    if (value === 0) refuse(`A time in ${name} is more than 0 seconds.`)
    if (value > (cap_seconds ?? value)) refuse(`${name} ends after ${cap_seconds} seconds: enter the repetitions.`)
  }
  if (tie_break === undefined) return
  if (workout.tie_break_time !== true) refuse(`${name} has no tie-break time.`)
  if (!Number.isFinite(tie_break) || tie_break < 0) refuse(`A tie-break time in ${name} is a number of seconds.`)
}
