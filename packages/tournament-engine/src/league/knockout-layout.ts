import type { Draw, RankSource, Source } from '../bracket.ts'
import { seedOrder } from '../elimination/seed-order.ts'
import { groupName } from './group-name.ts'
import { meetingRound, spread } from './spread.ts'
import { type TournamentLayout, tournamentLayout } from './tournament-layouts.ts'

/** Who comes to the first round of a knockout after groups. */
export interface KnockoutLayout {
  /** Top of the bracket first. */
  readonly feeds: readonly Source[]
  /** The groups in which the best of the next rank for slot 1, 2, … played, from all groups they come from. */
  readonly slotGroups: (qualified: readonly string[]) => readonly (string | undefined)[]
  /** Two of one rank who change places where the best of the next rank comes from the group of the first. */
  readonly yields: { readonly rank: number; readonly groups: readonly [string, string] } | null
}

/**
 * The first round after groups: winners of groups as the top seeds, then the seconds, and so on, the best of the next
 * rank last; byes fall to the winners of the first groups. Within a rank the groups are placed so that those of one
 * group meet as late as they can: never in the first round (with two groups or more), in opposite halves where two go on.
 * Four or more groups in a power of two with two who go on, and the 24 of a European championship, are laid out as the
 * great tournaments are.
 */
export function knockoutLayout({ groups, options }: Pick<Draw, 'groups' | 'options'>): KnockoutLayout {
  const layout = known.get(groups) ?? layOut(groups, options)
  known.set(groups, layout)
  return layout
}

/** Kept for a draw, whose groups stay the same object from change to change. */
const known = new WeakMap<Draw['groups'], KnockoutLayout>()

function layOut(groups: Draw['groups'], options: Draw['options']): KnockoutLayout {
  const { advance_per_group: advance, advance_best_next: best } = options
  const names = groups.map((_, index) => groupName(index))
  const usual = tournamentLayout(names, advance, best)
  return usual === null ? seededLayout(names, advance, best) : fixedLayout(usual)
}

function fixedLayout({ feeds, combinations }: TournamentLayout): KnockoutLayout {
  return { feeds, slotGroups: qualified => [...(combinations.get(qualified.toSorted().join('')) ?? '')], yields: null }
}

function seededLayout(names: readonly string[], advance: number, best: number): KnockoutLayout {
  const seated = names.length * advance
  const size = 2 ** Math.ceil(Math.log2(seated + best))
  const leafOf = new Map(seedOrder(size).map((seed, leaf) => [seed, leaf]))
  const leaves = (from: number, count: number): number[] =>
    Array.from({ length: count }, (_, index) => leafOf.get(from + index) ?? 0)
  const slots = leaves(seated + 1, best)
  const feeds: Source[] = new Array<Source>(size).fill({ kind: 'bye' })
  for (const [index, leaf] of slots.entries()) feeds[leaf] = rankOf(null, advance + 1, index + 1)

  const placed = new Map<string, number[]>(names.map(name => [name, []]))
  for (let rank = 1; rank <= advance; rank++) {
    const seats = leaves((rank - 1) * names.length + 1, names.length)
    const facing = best === 2 ? slots.map(opposite) : []
    for (const [index, name] of spread(seats, names, placed, facing).entries()) {
      const leaf = seats[index] ?? 0
      feeds[leaf] = rankOf(name, rank)
      placed.get(name)?.push(leaf)
    }
  }
  const [slot] = slots
  const yields = best === 1 && slot !== undefined ? letYield(feeds, slot) : null
  const slotGroups = (qualified: readonly string[]): readonly string[] =>
    spread(slots, qualified.toSorted(byName), yields === null ? placed : new Map())
  return { feeds, slotGroups, yields }
}

/**
 * A single slot may get a group-mate of its opponent, whom nobody else can spare. That opponent then changes places with
 * the next of the same rank who would not meet a group-mate there, in the same half if possible.
 */
function letYield(feeds: Source[], slot: number): KnockoutLayout['yields'] {
  const leaf = opposite(slot)
  const first = feeds[leaf]
  if (first?.kind !== 'rank' || first.group === null) return null
  const others = feeds.flatMap((feed, other) => {
    if (feed.kind !== 'rank' || feed.group === null || feed.rank !== first.rank || other === leaf) return []
    const facing = feeds[opposite(other)]
    const isFree = facing?.kind !== 'rank' || facing.group !== first.group
    return isFree ? [{ group: feed.group, leaf: other }] : []
  })
  const [second] = others.sort((one, two) => meetingRound(leaf, one.leaf) - meetingRound(leaf, two.leaf))
  if (second === undefined) return null
  feeds[leaf] = rankOf(null, first.rank, 1)
  feeds[second.leaf] = rankOf(null, first.rank, 2)
  return { rank: first.rank, groups: [first.group, second.group] }
}

const opposite = (leaf: number): number => leaf ^ 1

function rankOf(group: string | null, rank: number, slot?: number): RankSource {
  const source = { kind: 'rank', stage: 1, group, rank } as const
  return slot === undefined ? source : { ...source, slot }
}

/** "Z" before "AA". */
const byName = (one: string, two: string): number => one.length - two.length || (one < two ? -1 : 1)
