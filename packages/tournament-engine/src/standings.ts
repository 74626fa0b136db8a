import type { Bracket, EntrantId } from './bracket.ts'
import { formats } from './draw/formats.ts'
import type { TieBreak } from './league/tie-breaks.ts'

/** Why a row stands below the one before it. */
export type SeparationRule =
  | TieBreak
  | 'final'
  | 'third_place'
  | 'play_off'
  | 'losers_round'
  | 'consolation'
  | 'repechage'
  | 'round_reached'
  | 'knockout'
  | 'group_rank'
  /** All matches of who stands below were voided. */
  | 'withdrawn'

export interface Standing {
  readonly place: number
  readonly entrant: EntrantId
  /** The group of a table's row; null in a ranking of everybody. */
  readonly group: string | null
  /** Decided matches that count, walkovers included, byes not: always wins + draws + losses. */
  readonly played: number
  readonly wins: number
  readonly draws: number
  readonly losses: number
  /** What a table gives for wins, draws and byes; in a knockout the wins. */
  readonly points: number
  /** Points made, let in, and the difference, summed over all games. */
  readonly for: number
  readonly against: number
  readonly difference: number
  /** The rule that puts this row below the one before it; null for the first row and within a shared place. */
  readonly separated_by: SeparationRule | null
  /** The numbers that the rules compared. */
  readonly tie_breaks: Readonly<Record<string, number>>
}

/**
 * Every entrant in order, at every moment. In a knockout the place is the best one still within reach: 1 for all who
 * are still in, and for those who are out the place of their round (3, 3, 5, 5, 5, 5), which later matches do not move.
 * Of several groups everybody stands first, in one ranking whose rows have no group, then each group's table.
 *
 * @example
 * const { bracket } = report(draw('single_elimination', [10, 20, 30]), 2, { games: [{ p1: 1, p2: 2 }] })
 * standings(bracket).map(row => [row.place, row.entrant, row.separated_by]) // → [[1, 10, null], [1, 30, null], [3, 20, 'round_reached']]
 */
export function standings(bracket: Bracket): Standing[] {
  return formats[bracket.format].standings(bracket)
}
