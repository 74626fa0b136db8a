import type { EntrantId, Match } from '../bracket.ts'
import { emptyTally } from '../results/tally.ts'
import type { Standing } from '../standings.ts'
import { criteriaOf } from './criteria.ts'
import { type Ranked, rank } from './ranking.ts'
import { exact, recordOf, type TableRecord, type TableRules } from './record.ts'

type TableExtras = Partial<Pick<TableRecord, 'free' | 'voided'>> & { readonly group?: string | null }

/**
 * The table of a league, a group or a Swiss, from the matches among its entrants in any order: a total order at every
 * moment, since the lots come last. Matches that are open or count for nobody are left out.
 */
export function leagueTable(
  entrants: readonly EntrantId[],
  matches: readonly Match[],
  rules: TableRules,
  { group = null, free, voided }: TableExtras = {},
): Standing[] {
  const record = recordOf(entrants, matches, rules, free, voided)
  return rank(entrants, criteriaOf(record)).map((ranked, index) => rowOf(record, ranked, index + 1, group))
}

export function rowOf(record: TableRecord, ranked: Ranked, place: number, group: string | null): Standing {
  const { entrant, separated_by, numbers } = ranked
  const { wins, draws, losses, for: made, against } = record.tallies.get(entrant) ?? emptyTally()
  return {
    place,
    entrant,
    group,
    played: wins + draws + losses,
    wins,
    draws,
    losses,
    points: record.points.get(entrant) ?? 0,
    for: made,
    against,
    difference: exact(made - against),
    separated_by,
    tie_breaks: numbers,
  }
}
