import type { BracketView } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { nameMatches } from '../match/match-name.ts'
import { bracketSections } from '../sections/bracket-sections.ts'
import { layOutTree } from '../tree/tree-layout.ts'
import { type Sheet, tableSheet, treeSheet } from './sheet.ts'
import { roundTables, standingsTable, standingsTables } from './tables.ts'

/** Everything of a drawn tournament that can be printed: its trees, its groups or rounds with their tables, the standings. */
export function sheetsOfView({ tournament, bracket, standings }: BracketView): readonly Sheet[] {
  const names = nameMatches(bracket)
  const sections = bracketSections(bracket)
  const trees = sections
    .filter(section => section.kind === 'tree')
    .map(section => treeSheet(section.title || i18n._('Bracket'), layOutTree(section.matches)))
  const leagues = sections.filter(section => section.kind !== 'tree')
  const tables = leagues.flatMap(section => {
    const rows = section.kind === 'group' ? standings.filter(row => row.group === section.group) : []
    const table = rows.length > 0 ? [standingsTable(section.title || i18n._('Table'), rows, tournament)] : []
    return [...table, ...roundTables(section, names)]
  })
  const isGrouped = leagues.some(section => section.group !== null)
  const played = tables.length > 0 ? [tableSheet(isGrouped ? i18n._('Groups') : i18n._('Rounds'), tables)] : []
  const isPlayedFirst = sections[0]?.kind !== 'tree'
  return [
    ...(isPlayedFirst ? [...played, ...trees] : [...trees, ...played]),
    ...standingsSheets({ tournament, standings }),
  ]
}

export function standingsSheets({
  tournament,
  standings,
}: Pick<BracketView, 'tournament' | 'standings'>): readonly Sheet[] {
  return standings.length === 0 ? [] : [tableSheet(i18n._('Standings'), standingsTables(standings, tournament))]
}
