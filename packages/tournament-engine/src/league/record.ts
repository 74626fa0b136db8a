import type { Draw, EntrantId, Match, Pairing } from '../bracket.ts'
import type { BracketOptions } from '../draw/options.ts'
import { emptyTally, type Tally, tallies } from '../results/tally.ts'

/** What an organiser decides about a table. */
export type TableRules = Pick<BracketOptions, 'points' | 'tie_breaks' | 'random_seed'>

/** A round of a Swiss in which an entrant has no opponent: worth a win, a draw or nothing. */
export interface FreeRound {
  readonly entrant: EntrantId
  readonly round: number
  readonly bye: NonNullable<Pairing['bye']>
}

/** All that the rules of a table look at. */
export interface TableRecord {
  readonly entrants: readonly EntrantId[]
  /** Only those that are decided and count, both sides known. */
  readonly matches: readonly Match[]
  readonly free: readonly FreeRound[]
  readonly rules: TableRules
  readonly tallies: ReadonlyMap<EntrantId, Tally>
  /** Table points, free rounds included. */
  readonly points: ReadonlyMap<EntrantId, number>
  /** All whose matches were voided, so that nothing but their name is left of them: they stand below the others. */
  readonly voided: ReadonlySet<EntrantId>
}

/** One rule of a table: a number for every entrant of the record. It must not depend on the order of its lists. */
export type Measure = (record: TableRecord) => ReadonlyMap<EntrantId, number>

export function recordOf(
  entrants: readonly EntrantId[],
  matches: readonly Match[],
  rules: TableRules,
  free: readonly FreeRound[] = [],
  voided: ReadonlySet<EntrantId> = new Set(),
): TableRecord {
  const counting = matches.filter(({ result, counts }) => result !== null && counts)
  const sums = tallies(counting)
  const points = new Map(entrants.map(entrant => [entrant, pointsOf(sums.get(entrant) ?? emptyTally(), rules)]))
  for (const { entrant, bye } of free) points.set(entrant, exact((points.get(entrant) ?? 0) + worth(bye, rules)))
  return { entrants, matches: counting, free, rules, tallies: sums, points, voided }
}

export function voidedIn({ withdrawals }: Pick<Draw, 'withdrawals'>): ReadonlySet<EntrantId> {
  return new Set(withdrawals.flatMap(({ entrant, policy }) => (policy === 'void_all' ? [entrant] : [])))
}

export function pointsOf({ wins, draws, losses }: Tally, { points }: Pick<TableRules, 'points'>): number {
  return exact(wins * points.win + draws * points.draw + losses * points.loss)
}

/** Three draws at 0.1 and a win at 0.3 are level, whatever binary fractions make of them. */
export const exact = (value: number): number => Math.round(value * 1e6) / 1e6

function worth(bye: FreeRound['bye'], { points }: TableRules): number {
  if (bye === 'full') return points.win
  return bye === 'half' ? points.draw : 0
}

/** A number for everybody, from what each one's matches sum up to. */
export function measureTallies({ entrants, tallies: sums }: TableRecord, of: (tally: Tally) => number) {
  return new Map(entrants.map(entrant => [entrant, of(sums.get(entrant) ?? emptyTally())] as const))
}
