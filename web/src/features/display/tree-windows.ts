import type { Match } from '@gym-it/contracts'
import { isOpen, type Round } from '../brackets/sections/bracket-sections.ts'
import type { Column } from './scene.ts'

const columnsShown = 3
const rowsShown = 4

const feeds = (match: Match, ids: ReadonlySet<number>) =>
  [match.participant1_source, match.participant2_source].some(
    source => (source?.kind === 'winner' || source?.kind === 'loser') && ids.has(source.match_id),
  )

const split = (matches: readonly Match[]) => ({
  inTree: matches.filter(match => match.bracket !== 'third_place'),
  aside: matches.filter(match => match.bracket === 'third_place'),
})
const columnOf = (title: string, matches: readonly Match[], aside: readonly Match[]): Column => ({
  title,
  matches,
  aside,
})

/**
 * The part of a tree that is played now, in windows of up to four matches and the two rounds that they lead to. A window
 * without anything left to play in its first round is left out where another one has; those that can be played come
 * first. `rounds` are those of one part of the tree, in order.
 */
export function treeWindows(rounds: readonly Round[]): readonly (readonly Column[])[] {
  const ready = rounds.findIndex(round => round.matches.some(match => match.status === 'ready'))
  const open = ready < 0 ? rounds.findIndex(round => round.matches.some(isOpen)) : ready
  const from = Math.max(0, Math.min(open < 0 ? rounds.length : open, rounds.length - columnsShown))
  const shown = rounds.slice(from, from + columnsShown)
  const [first, ...later] = shown
  if (first === undefined) return []
  const windows: Column[][] = []
  const { inTree, aside } = split(first.matches)
  for (let top = 0; top < inTree.length; top += rowsShown) {
    const columns = [columnOf(first.title, inTree.slice(top, top + rowsShown), top === 0 ? aside : [])]
    for (const round of later) {
      const ids = new Set(columns.at(-1)?.matches.map(match => match.id))
      const fed = split(round.matches.filter(match => feeds(match, ids)))
      if (fed.inTree.length === 0) break
      columns.push(columnOf(round.title, fed.inTree, fed.aside))
    }
    windows.push(columns)
  }
  const rank = ([column]: readonly Column[]) => {
    const matches = column === undefined ? [] : [...column.matches, ...column.aside]
    return matches.some(match => match.status === 'ready') ? 0 : matches.some(isOpen) ? 1 : 2
  }
  const best = Math.min(...windows.map(rank))
  return windows.filter(window => best === 2 || rank(window) < 2).toSorted((one, two) => rank(one) - rank(two))
}
