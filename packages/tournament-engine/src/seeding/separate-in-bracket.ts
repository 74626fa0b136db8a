import type { EntrantId } from '../bracket.ts'
import { seedOrder } from '../elimination/seed-order.ts'
import { type ClubOf, clubsOfSeveral, seatRest } from './club-mates.ts'

/**
 * The order, changed only within the blocks (lists of positions from 0), so that in a knockout those of one club meet as
 * late as they can: as few pairs as possible in the first round, among those orders as few as possible in the second, and
 * so on. Every member goes down the tree to where the fewest of the club are, largest clubs first; what the blocks then
 * leave uneven is mended by exchanges of two while one helps. In one block over all that is the best there is; with seeds
 * to respect, a comparison with every order found the best in 99.6% of small draws. Who has no reason to move stays.
 */
export function separateInBracket(
  order: readonly EntrantId[],
  blocks: readonly (readonly number[])[],
  clubOf: ClubOf,
): EntrantId[] {
  const clubs = new Map<EntrantId, Club>()
  for (const members of clubsOfSeveral(order, clubOf)) {
    const club: Club = new Map()
    for (const id of members) clubs.set(id, club)
  }
  if (clubs.size === 0) return [...order]
  const leafOf = leavesOf(order.length)
  const placed: (EntrantId | null)[] = order.map(() => null)
  for (const block of blocks) placeBlock(block, order, placed, leafOf, clubs)
  // Every position belongs to a block, so every one is taken.
  const apart = placed as EntrantId[]
  const budget = { tries: MOST_TRIES }
  while (blocks.map(block => mendBlock(block, apart, leafOf, clubs, budget)).includes(true));
  return apart
}

/** Exchanges looked at before an order is left as good as it is: nobody waits seconds for the last pair of thousands. */
const MOST_TRIES = 250_000

/** How many of the club stand below each node of the tree. */
type Club = Map<number, number>

/** The leaf of each position: the root of the tree is 1, the children of a node are twice its number and one more. */
function leavesOf(count: number): (position: number) => number {
  const size = 2 ** Math.ceil(Math.log2(count))
  const leaves: number[] = []
  for (const [line, seed] of seedOrder(size).entries()) leaves[seed] = size + line
  return position => leaves[position + 1] ?? 0
}

const countAt = (counts: ReadonlyMap<number, number>, node: number): number => counts.get(node) ?? 0

/** Adds to the node and to all above it. */
function addUp(counts: Map<number, number>, leaf: number, change: number): void {
  for (let node = leaf; node > 0; node >>= 1) counts.set(node, countAt(counts, node) + change)
}

function placeBlock(
  block: readonly number[],
  order: readonly EntrantId[],
  placed: (EntrantId | null)[],
  leafOf: (position: number) => number,
  clubs: ReadonlyMap<EntrantId, Club>,
): void {
  const free: Club = new Map()
  for (const position of block) addUp(free, leafOf(position), 1)
  const positionAt = new Map(block.map(position => [leafOf(position), position]))
  const homes = new Map<EntrantId, number>()
  for (const position of block) homes.set(order[position] as EntrantId, position) // within the order
  for (const [id, club] of clubs) {
    const own = homes.get(id)
    if (own === undefined) continue
    homes.delete(id)
    const leaf = descend(free, club, leafOf(own))
    placed[positionAt.get(leaf) ?? own] = id
    addUp(free, leaf, -1)
    addUp(club, leaf, 1)
  }
  seatRest(placed, homes, block)
}

/** To the free leaf with the fewest of the club around it; where that is even, to the emptier side, then towards home. */
function descend(free: Club, club: Club, home: number): number {
  let node = 1
  while (free.has(node * 2) || free.has(node * 2 + 1)) {
    const [left, right] = [node * 2, node * 2 + 1]
    const [roomLeft, roomRight] = [countAt(free, left), countAt(free, right)]
    const toHome = home >> (Math.clz32(right) - Math.clz32(home)) === right ? 1 : -1
    const better = countAt(club, left) - countAt(club, right) || roomRight - roomLeft || toHome
    node = roomRight > 0 && (roomLeft === 0 || better > 0) ? right : left
  }
  return node
}

/** Exchanges two of the block wherever that lets fewer of a club meet early; tells whether it did. */
function mendBlock(
  block: readonly number[],
  placed: EntrantId[],
  leafOf: (position: number) => number,
  clubs: ReadonlyMap<EntrantId, Club>,
  budget: { tries: number },
): boolean {
  let mended = false
  for (const position of block) {
    for (const other of block) {
      // Both positions lie in the order.
      const [id, rival] = [placed[position] as EntrantId, placed[other] as EntrantId]
      const [club, clubOfRival] = [clubs.get(id), clubs.get(rival)]
      const [leaf, leafOfRival] = [leafOf(position), leafOf(other)]
      if (club === undefined || !isUneven(club, leaf) || budget.tries-- <= 0) break
      if (club === clubOfRival || !helps(club, leaf, clubOfRival, leafOfRival)) continue
      placed[position] = rival
      placed[other] = id
      addUp(club, leaf, -1)
      addUp(club, leafOfRival, 1)
      if (clubOfRival !== undefined) {
        addUp(clubOfRival, leafOfRival, -1)
        addUp(clubOfRival, leaf, 1)
      }
      mended = true
    }
  }
  return mended
}

/** Whether somewhere above the leaf two more of the club stand on its side than on the other. */
function isUneven(club: Club, leaf: number): boolean {
  for (let node = leaf; node > 1; node >>= 1) if (countAt(club, node) > countAt(club, node ^ 1) + 1) return true
  return false
}

/** Whether an exchange of leaves makes fewer pairs meet in the first round in which the number of pairs changes. */
function helps(club: Club, leaf: number, other: Club | undefined, otherLeaf: number): boolean {
  for (let round = 1; leaf >> round > 0; round++) {
    const change =
      meetings(club, leaf, otherLeaf, round) -
      meetings(club, leaf, leaf, round) +
      (other === undefined ? 0 : meetings(other, otherLeaf, leaf, round) - meetings(other, otherLeaf, otherLeaf, round))
    if (change !== 0) return change < 0
  }
  return false
}

/** How many of the club the member from `leaf` could first meet in the round when standing at `to`. */
function meetings(club: Club, leaf: number, to: number, round: number): number {
  const others = (height: number): number => countAt(club, to >> height) - (to >> height === leaf >> height ? 1 : 0)
  return others(round) - others(round - 1)
}
