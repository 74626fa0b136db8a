import type { Bracket } from '../bracket.ts'
import { knockoutStandings } from '../elimination/knockout-standings.ts'
import type { Standing } from '../standings.ts'
import { nameIn } from './group-name.ts'
import { groupsRecord, groupTable, rankAcrossGroups } from './group-tables.ts'
import { recordOf, voidedIn } from './record.ts'
import { rowOf } from './table.ts'

/** The table; of several groups first everybody in one ranking, then the table of each group. */
export function leagueStandings(bracket: Bracket): Standing[] {
  const tables = groupTables(bracket)
  return bracket.groups.length === 1 ? tables.flat() : [...overall(bracket, tables), ...tables.flat()]
}

/**
 * First everybody in one ranking: once all groups are complete those in the knockout by the place they reach, then the
 * others by their rank in the group. Then the table of each group.
 */
export function groupsKnockoutStandings(bracket: Bracket): Standing[] {
  const tables = groupTables(bracket)
  const isOpen = bracket.matches.some(match => match.bracket === 'group' && match.status !== 'completed')
  const ranking = overall(bracket, tables)
  return [...(isOpen ? ranking : withKnockout(bracket, ranking)), ...tables.flat()]
}

/** The matches are split by group once, not searched for each group. */
function groupTables(bracket: Bracket): Standing[][] {
  const byGroup = Map.groupBy(bracket.matches, ({ group }) => group)
  return bracket.groups.map((_, index) => groupTable(bracket, byGroup.get(nameIn(bracket, index)) ?? [], index))
}

function overall(bracket: Bracket, tables: readonly (readonly Standing[])[]): Standing[] {
  const record = groupsRecord(bracket, bracket.matches)
  const orders = tables.map(table => table.map(({ entrant }) => entrant))
  return rankAcrossGroups(record, orders).map((row, index) => rowOf(record, row, index + 1, null))
}

/** Who went on stands above who did not; of the others the order is kept. Played and points are of both stages. */
function withKnockout(bracket: Bracket, ranking: readonly Standing[]): Standing[] {
  const record = recordOf(bracket.entrants, bracket.matches, bracket.options, [], voidedIn(bracket))
  const through = knockoutStandings(bracket).map(({ place, entrant, separated_by, tie_breaks }): Standing => {
    const numbers = { knockout: 1, ...tie_breaks }
    return rowOf(record, { entrant, separated_by, numbers }, place, null)
  })
  // Nobody stands between those who went on and the others, whom the same rules left behind.
  const others = ranking.slice(through.length).map((row, index): Standing => {
    const separated_by = index === 0 ? 'knockout' : row.separated_by
    return { ...row, separated_by, tie_breaks: { knockout: 0, ...row.tie_breaks } }
  })
  return [...through, ...others]
}
