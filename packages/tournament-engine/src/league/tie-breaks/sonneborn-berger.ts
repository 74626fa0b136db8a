import { exact, type Measure } from '../record.ts'
import { roundScores } from './rounds.ts'

/**
 * The points of those who were beaten and half the points of those with whom an entrant drew (FIDE Handbook C.07,
 * Tie-Break Regulations); see `roundScores` for unplayed rounds.
 */
export const sonnebornBerger: Measure = record =>
  new Map(
    [...roundScores(record)].map(([entrant, rounds]) => [
      entrant,
      exact(rounds.reduce((sum, { opponent, share }) => sum + share * opponent, 0)),
    ]),
  )
