import type { BracketView, FitnessLeaderboard, Match, Participant } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { bracketSections } from '../brackets/sections/bracket-sections.ts'
import { latestResults, nowOn } from '../play/progress.ts'
import { boardScenes } from './board-scenes.ts'
import { inPages } from './in-pages.ts'
import type { Scene, Table } from './scene.ts'
import { treeWindows } from './tree-windows.ts'

/** What fits on a page at a size that is read from 10 metres. */
const fits = { now: 5, results: 5, entries: 12, rows: 7, groupRows: 6 } as const
/** So many pages of one kind: whoever looks up sees what matters to the hall within two minutes. */
const most = { now: 3, entries: 6, tree: 4, tables: 4 } as const

/**
 * The pages of the display for a tournament as it stands, in the order in which they are shown: who is in until the
 * draw; then what is on, the latest results and the part that is played; at the end the podium and the places.
 * `board` is known for a leaderboard only. The answer has at least one page: all
 * groups come, and where they are many, what is on comes in between again.
 */
export function scenesOf(view: BracketView, board?: FitnessLeaderboard): readonly Scene[] {
  const { tournament, bracket } = view
  const scenes =
    tournament.status === 'completed'
      ? [...podium(view), ...(board ? boardScenes(board) : overall(view)), ...results(bracket)]
      : tournament.status === 'setup'
        ? [welcome, ...entries(view)]
        : board
          ? boardScenes(board)
          : inPlay(view)
  return scenes.length === 0 ? [welcome] : scenes
}

/** What is on stands before every few pages of the rest, so that nobody waits for it through all groups. */
const inPlay = (view: BracketView): readonly Scene[] => {
  const parts = inPages(inFocus(view), most.tables)
  const first = [...now(view.bracket), ...results(view.bracket)]
  if (parts.length === 0) return first
  return parts.flatMap((part, index) => [
    ...(index === 0 ? first : now(view.bracket).map(scene => ({ ...scene, key: `${scene.key} again ${index}` }))),
    ...part,
  ])
}

const welcome: Scene = { kind: 'welcome', key: 'welcome', title: '' }

const entries = ({ participants }: BracketView): readonly Scene[] =>
  inPages(participants.filter(isIn), fits.entries, most.entries).map((people, index) => ({
    kind: 'entries',
    key: `entries ${index}`,
    title: i18n._('Taking part'),
    people,
  }))
const isIn = ({ status }: Participant) => status === 'approved'

const now = (matches: readonly Match[]): readonly Scene[] =>
  inPages(nowOn(matches), fits.now, most.now).map((page, index) => ({
    kind: 'now',
    key: `now ${index}`,
    title: page.some(match => match.status === 'in_progress') ? i18n._('Now') : i18n._('Ready to play'),
    matches: page,
  }))

function results(matches: readonly Match[]): readonly Scene[] {
  const latest = latestResults(matches, fits.results)
  return latest.length === 0
    ? []
    : [{ kind: 'results', key: 'results', title: i18n._('Latest results'), matches: latest }]
}

/** The part that is played: the tables of groups that still play, else the rounds of the tree at hand. */
function inFocus(view: BracketView): readonly Scene[] {
  const sections = bracketSections(view.bracket)
  const isOpen = (matches: readonly Match[]) =>
    matches.some(match => match.status !== 'completed' && match.status !== 'bye')
  const groups = sections.filter(section => section.kind === 'group' && section.group !== null)
  if (groups.some(section => isOpen(section.matches))) return groupTables(view)
  const windows = sections
    .filter(section => section.kind === 'tree')
    .flatMap(section => section.parts.map(part => ({ part, title: section.title })))
    .filter(({ part }) => part.rounds.some(round => isOpen(round.matches)))
    .flatMap(({ part, title }) =>
      treeWindows(part.rounds).map((columns, index): Scene => {
        const key = `tree ${part.key} ${index}`
        return { kind: 'tree', key, title: part.title || title || i18n._('Bracket'), columns }
      }),
    )
  return windows.length > 0 ? windows.slice(0, most.tree) : overall(view)
}

function groupTables({ standings, tournament }: BracketView): readonly Scene[] {
  const goOn = tournament.format === 'groups_knockout' ? (tournament.settings.advance_per_group ?? 2) : 0
  const tables = [...Map.groupBy(standings, row => row.group)].flatMap(([group, rows]): Table[] =>
    group === null
      ? []
      : [{ title: i18n._('Group {group}', { group }), rows: rows.slice(0, fits.groupRows), goOn, hasPoints: true }],
  )
  return inPages(tables, 2).map((page, index) => ({
    kind: 'tables',
    key: `groups ${index}`,
    title: i18n._('Groups'),
    tables: page,
  }))
}

/** Everyone in order. In a knockout that still runs most places are open, so that it says nothing yet. */
function overall({ standings, tournament }: BracketView): readonly Scene[] {
  const isLeague = tournament.format === 'round_robin' || tournament.format === 'swiss'
  if (!isLeague && tournament.status !== 'completed') return []
  const rows = standings.filter(row => row.group === null)
  return inPages(rows, fits.rows, most.tables).map((page, index) => ({
    kind: 'tables',
    key: `standings ${index}`,
    title: i18n._('Standings'),
    tables: [{ title: '', rows: page, goOn: 0, hasPoints: isLeague }],
  }))
}

function podium({ standings }: BracketView): readonly Scene[] {
  const best = standings.filter(row => row.group === null && row.place <= 3)
  return best.length === 0 ? [] : [{ kind: 'podium', key: 'podium', title: '', standings: best }]
}
