import { seededRandom } from './play.ts'

/** The losers' round of the first possible rematch, and how many winners' matches can recur in it. */
export interface Rematches {
  readonly round: number
  readonly matches: number
}

/** Where the loser of each match of a winners' round drops to. */
type Order = readonly number[]

/** Later is better, then fewer. */
export function isBetter(one: Rematches, two: Rematches): boolean {
  return one.round > two.round || (one.round === two.round && one.matches < two.matches)
}

/**
 * By positions, for any orders: `orders[s - 2]` is that of winners' round s = 2 … rounds - 1. Who lost match j of round r
 * stands at orders[r][j] when round r drops, and at half of that with each round more; the other one of that match drops
 * later, in round s, from the match above j. They meet as soon as their positions are the same.
 */
export function rematchesOf(rounds: number, orders: readonly Order[]): Rematches {
  let first: Rematches = { round: 2 * rounds, matches: 0 }
  for (let lost = 1; lost < rounds; lost++) {
    for (let match = 0; match < 2 ** (rounds - lost); match++) {
      const round = firstMeeting(rounds, orders, lost, match)
      if (round < first.round) first = { round, matches: 1 }
      else if (round === first.round) first = { round, matches: first.matches + 1 }
    }
  }
  return first
}

function firstMeeting(rounds: number, orders: readonly Order[], lost: number, match: number): number {
  const entered = Math.max(lost, 2)
  const from = lost === 1 ? match >> 1 : (orders[lost - 2]?.[match] ?? 0)
  let earliest = 2 * rounds
  for (let later = lost + 1; later <= rounds; later++) {
    const apart = (from >> (later - entered)) ^ (orders[later - 2]?.[match >> (later - lost)] ?? 0)
    const meeting = apart === 0 ? 2 * later - 2 : 2 * (later + 32 - Math.clz32(apart)) - 3
    earliest = Math.min(earliest, meeting)
  }
  return earliest
}

/** XOR with any mask and rotation by any step, of the positions as they are or of their bits reversed: each order once. */
export function ordersOf(bits: number): Order[] {
  const size = 2 ** bits
  const positions = Array.from({ length: size }, (_, index) => index)
  const reversed = positions.map(position =>
    positions.slice(0, bits).reduce((sum, bit) => sum + ((position >> bit) & 1) * 2 ** (bits - 1 - bit), 0),
  )
  const all = [positions, reversed].flatMap(from =>
    positions.flatMap(by => [from.map(position => position ^ by), from.map(position => (position + by) % size)]),
  )
  return [...new Map(all.map(order => [order.join(), order])).values()]
}

/** Every combination; the number of them is bearable up to 64 entrants. */
export function searchAll(rounds: number): Rematches {
  let best: Rematches = { round: 0, matches: 0 }
  const choose = (orders: readonly Order[]): void => {
    if (orders.length === rounds - 2) {
      const found = rematchesOf(rounds, orders)
      if (isBetter(found, best)) best = found
      return
    }
    for (const order of ordersOf(rounds - 2 - orders.length)) choose([...orders, order])
  }
  choose([])
  return best
}

/** Climbs from random orders, one round's order at a time, for as long as that betters anything. */
export function searchUphill(rounds: number, climbs: number): Rematches {
  const random = seededRandom(rounds)
  const choices = Array.from({ length: rounds - 2 }, (_, index) => ordersOf(rounds - 2 - index))
  let best: Rematches = { round: 0, matches: 0 }
  for (let climb = 0; climb < climbs; climb++) {
    let orders = choices.map(choice => choice[Math.floor(random() * choice.length)] ?? [])
    let reached = rematchesOf(rounds, orders)
    for (let before: Rematches | null = null; before !== reached; ) {
      before = reached
      for (const [index, choice] of choices.entries()) {
        for (const order of choice) {
          const tried = orders.with(index, order)
          const found = rematchesOf(rounds, tried)
          if (!isBetter(found, reached)) continue
          orders = tried
          reached = found
        }
      }
    }
    if (isBetter(reached, best)) best = reached
  }
  return best
}
