import type { Draw, EntrantId, Match } from '../bracket.ts'
import type { Standing } from '../standings.ts'
import { criteriaOf } from './criteria.ts'
import { nameIn } from './group-name.ts'
import { type Criterion, type Ranked, rank } from './ranking.ts'
import { recordOf, type TableRecord, voidedIn } from './record.ts'
import { leagueTable } from './table.ts'

/** The table of one group, by its index in the draw and its matches. */
export function groupTable(draw: Draw, matches: readonly Match[], index: number): Standing[] {
  const members = draw.groups[index] ?? []
  return leagueTable(members, matches, draw.options, { group: nameIn(draw, index), voided: voidedIn(draw) })
}

/**
 * Those of all groups in one order: by the rank in the group, then by the organiser's rules without the head-to-head,
 * which cannot be between groups. Who played fewer matches than others is compared by the mean of a match.
 */
export function rankAcrossGroups(record: TableRecord, tables: readonly (readonly EntrantId[])[]): Ranked[] {
  const ranks = new Map(tables.flatMap(table => table.map((entrant, index) => [entrant, [index + 1]] as const)))
  const groupRank: Criterion = {
    rule: 'group_rank',
    names: ['group_rank'],
    numbersOf: level => new Map(level.map(entrant => [entrant, ranks.get(entrant) ?? []])),
    lowFirst: true,
  }
  return rank([...ranks.keys()], [groupRank, ...criteriaOf(record, { across: true })])
}

/** The record of all groups together. */
export function groupsRecord(draw: Draw, matches: readonly Match[]): TableRecord {
  const own = matches.filter(({ bracket }) => bracket === 'group')
  return recordOf(draw.entrants, own, draw.options, [], voidedIn(draw))
}
