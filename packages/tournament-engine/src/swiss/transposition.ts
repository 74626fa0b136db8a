import type { PairCosts } from './pair-cost.ts'

/**
 * Of all pairings that are as good, the first in the order of the FIDE (Dutch) System (Handbook C.04.3, D.1): within a
 * score group the best of the upper half gets the best of the lower half that the quality of the whole allows, then the
 * second, and so on; who floats down takes what remains. Changes `mates`.
 */
export function firstTransposition({ groups, quality }: PairCosts, mates: Int32Array): void {
  for (const members of groups) {
    const last = members.at(-1) ?? -1
    const paired = members.map(one => ({ one, mate: mates[one] ?? -1 })).filter(({ one, mate }) => mate > one)
    const uppers = paired.filter(({ mate }) => mate <= last).map(({ one }) => one)
    const below = paired.filter(({ mate }) => mate > last).map(({ mate }) => mate)
    for (const [upper, lower] of firstOrder([...uppers, ...below], mates, quality)) {
      mates[upper] = lower
      mates[lower] = upper
    }
  }
}

/** Which lower each upper takes, in the order of the uppers, such that the sum of qualities stays least. */
function firstOrder(uppers: readonly number[], mates: Int32Array, quality: PairCosts['quality']): [number, number][] {
  const lowers = uppers.map(upper => mates[upper] ?? -1).sort((one, two) => one - two)
  const costs = uppers.map(upper => Float64Array.from(lowers, lower => quality(upper, lower)))
  const taken = uppers.map(upper => lowers.indexOf(mates[upper] ?? -1))
  for (const [row, own] of taken.entries()) {
    const later = taken.slice(row + 1)
    if (!later.some(column => column < own)) continue
    const { price, next } = movesTo(own, costs.slice(row + 1), later)
    const change = (column: number): number => (costs[row]?.[column] ?? 0) - (costs[row]?.[own] ?? 0)
    const wanted = price.findIndex((moved, column) => column < own && moved + change(column) <= 0)
    if (wanted < 0) continue
    taken[row] = wanted
    for (let step = next.get(wanted); step !== undefined; step = next.get(step.column)) {
      taken[row + 1 + step.row] = step.column
    }
  }
  return uppers.map((upper, row) => [upper, lowers[taken[row] ?? -1] ?? -1])
}

/**
 * What it costs to free each column when `target` may be taken: its row moves to a column that another one frees, and
 * so on up to `target` (Bellman and Ford; a round of moves never saves anything, as the matching is the cheapest).
 */
function movesTo(target: number, costs: readonly Float64Array[], taken: readonly number[]) {
  const size = costs[0]?.length ?? 0
  const price = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  const next = new Map<number, { readonly row: number; readonly column: number }>()
  price[target] = 0
  const waiting = new Set([target])
  for (const column of waiting) {
    waiting.delete(column)
    for (const [row, from] of taken.entries()) {
      const moved = (price[column] ?? 0) + (costs[row]?.[column] ?? 0) - (costs[row]?.[from] ?? 0)
      if (moved >= (price[from] ?? 0)) continue
      price[from] = moved
      next.set(from, { row, column })
      waiting.add(from)
    }
  }
  return { price, next }
}
