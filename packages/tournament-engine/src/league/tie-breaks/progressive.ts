import { exact, type Measure } from '../record.ts'
import { roundScores } from './rounds.ts'

/** The sum of the points after each round (FIDE Handbook C.07): early points count more often. */
export const progressive: Measure = record => {
  const scores = roundScores(record)
  const rounds = [...scores.values()].flat().reduce((most, { round }) => Math.max(most, round), 0)
  return new Map(
    [...scores].map(([entrant, own]) => [
      entrant,
      exact(own.reduce((sum, { round, points }) => sum + points * (rounds - round + 1), 0)),
    ]),
  )
}
