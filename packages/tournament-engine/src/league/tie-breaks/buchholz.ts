import { exact, type Measure, type TableRecord } from '../record.ts'
import { type RoundScore, roundScores } from './rounds.ts'

/** The sum of the opponents' points (FIDE Handbook C.07); see `roundScores` for unplayed rounds. */
export const buchholz: Measure = record => sums(record, rounds => rounds)

/**
 * Buchholz without the lowest opponent (Cut-1); of an entrant who missed rounds of free will, the lowest of
 * those rounds is cut instead.
 */
export const buchholzCutOne: Measure = record => sums(record, withoutLowest)

/** Buchholz without the lowest and without the highest opponent (Median-1). */
export const medianBuchholz: Measure = record => sums(record, rounds => withoutLowest(rounds).slice(0, -1))

function sums(record: TableRecord, keep: (lowestFirst: readonly RoundScore[]) => readonly RoundScore[]) {
  return new Map(
    [...roundScores(record)].map(([entrant, rounds]) => {
      const kept = keep(rounds.toSorted((one, two) => one.opponent - two.opponent))
      return [entrant, exact(kept.reduce((sum, { opponent }) => sum + opponent, 0))] as const
    }),
  )
}

function withoutLowest(lowestFirst: readonly RoundScore[]): RoundScore[] {
  const missed = lowestFirst.findIndex(({ voluntary }) => voluntary)
  return lowestFirst.toSpliced(Math.max(missed, 0), 1)
}
