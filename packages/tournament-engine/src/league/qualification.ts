import type { Draw, EntrantId, Match, RankSource } from '../bracket.ts'
import type { Feed, Play } from '../graph/feed.ts'
import { matchAt } from '../graph/match-at.ts'
import { groupIndex, groupName } from './group-name.ts'
import { groupsRecord, groupTable, rankAcrossGroups } from './group-tables.ts'
import { knockoutLayout } from './knockout-layout.ts'

/** A complete group's entrants in order; null while a match of it is open. */
export type GroupOrder = readonly (EntrantId | undefined)[] | null

/** Who comes to a slot after the groups: known once the group is complete, or every group where all are compared. */
export function qualifierOf(source: RankSource, play: Play): Feed {
  const { group, rank, slot = 1 } = source
  const order = group === null ? slotOrder(rank, play) : groupOrder(groupIndex(group), play)
  return order === null ? undefined : (order[(group === null ? slot : rank) - 1] ?? null)
}

function groupOrder(index: number, play: Play): GroupOrder {
  const name = groupName(index)
  return remembered(name, play, () => {
    const { withdrawals } = play.draw
    const { numbers, tables } = keptOf(play)
    const own = (numbers.get(name) ?? []).map(number => matchAt(play.matches, number))
    if (own.some(({ status }) => status !== 'completed')) return null
    const kept = tables.get(name)
    if (kept?.withdrawals === withdrawals && own.every((match, at) => match === kept.own[at])) return kept.order
    const order = groupTable(play.draw, own, index).map(({ entrant }) => entrant)
    tables.set(name, { withdrawals, own, order })
    return order
  })
}

/** The entrants of the slots of a rank over all groups, by slot. */
function slotOrder(rank: number, play: Play): GroupOrder {
  return remembered(`rank ${rank}`, play, () => {
    const orders = play.draw.groups.map((_, index) => groupOrder(index, play))
    if (orders.includes(null)) return null
    const at = (group: string | undefined, place: number): EntrantId | undefined =>
      group === undefined ? undefined : orders[groupIndex(group)]?.[place - 1]
    const { slotGroups, yields } = knockoutLayout(play.draw)
    const qualified = bestGroups(orders, play)
    if (yields === null || rank !== yields.rank) return slotGroups(qualified).map(group => at(group, rank))
    const [first, second] = yields.groups
    return (qualified[0] === first ? [second, first] : [first, second]).map(group => at(group, rank))
  })
}

/** The groups of the best of the next rank. */
function bestGroups(orders: readonly GroupOrder[], { draw, matches }: Play): string[] {
  const { advance_per_group: advance, advance_best_next: best } = draw.options
  const next = orders.map(order => order?.slice(advance, advance + 1).filter(entrant => entrant !== undefined) ?? [])
  const ranked = rankAcrossGroups(groupsRecord(draw, matches), next)
  return ranked.slice(0, best).map(({ entrant }) => groupName(next.findIndex(([one]) => one === entrant)))
}

interface KeptTable {
  readonly withdrawals: Draw['withdrawals']
  readonly own: readonly Match[]
  readonly order: GroupOrder
}

interface Kept {
  readonly numbers: ReadonlyMap<string | null, readonly number[]>
  readonly tables: Map<string, KeptTable>
}

/**
 * Which matches are whose, and the last table of each group with the matches it was made of: where all groups are
 * compared, a change makes the table of its own group anew and takes the others from here. Kept for a draw, whose groups
 * stay the same object from change to change.
 */
const keptFor = new WeakMap<Draw['groups'], Kept>()

function keptOf({ draw, matches }: Play): Kept {
  const kept = keptFor.get(draw.groups) ?? { numbers: byGroup(matches), tables: new Map() }
  keptFor.set(draw.groups, kept)
  return kept
}

function byGroup(matches: readonly Match[]): Map<string | null, number[]> {
  const numbers = new Map<string | null, number[]>()
  for (const { number, group } of matches) {
    const list = numbers.get(group)
    if (list === undefined) numbers.set(group, [number])
    else list.push(number)
  }
  return numbers
}

function remembered(name: string, { tables }: Play, find: () => GroupOrder): GroupOrder {
  const order = tables.get(name)
  if (order !== undefined) return order
  const found = find()
  tables.set(name, found)
  return found
}
