import type { Linked } from './edges.ts'

/**
 * Prices that nobody objects to, and a matching of edges whose ends pay exactly their cost: what a matching grows from.
 */
export interface Beginning {
  readonly price: Float64Array
  /** For each vertex the link to its mate, or -1. */
  readonly matched: Int32Array
}

/** Everybody pays half of the cheapest edge, or what `begin` says, and then as much as the others leave room for. */
export function beginning(size: number, { ends, costs, linksOf }: Linked, begin: Float64Array | undefined): Beginning {
  const price = new Float64Array(size)
  const matched = new Int32Array(size).fill(-1)
  const left = (link: number): number => (costs[link >> 1] ?? 0) - (price[ends[link] ?? 0] ?? 0)
  const isFree = (vertex: number): boolean => (matched[vertex] ?? 0) < 0
  /** The most that a vertex can pay without an edge being paid more than its cost. */
  const limit = (vertex: number): number =>
    linksOf(vertex).reduce((least, link) => Math.min(least, left(link)), Infinity)
  price.set(begin ?? price.map((_, vertex) => (linksOf(vertex).length > 0 ? limit(vertex) / 2 : 0)))
  // What is left of an earlier matching may be too much for an edge that is new since.
  for (const [vertex, own] of price.entries()) price[vertex] = Math.min(own, limit(vertex))
  for (let vertex = 0; vertex < size; vertex++) {
    if (!isFree(vertex) || linksOf(vertex).length === 0) continue
    const most = limit(vertex)
    price[vertex] = most
    const tight = linksOf(vertex).find(link => isFree(ends[link] ?? 0) && left(link) === most)
    if (tight === undefined) continue
    matched[vertex] = tight
    matched[ends[tight] ?? 0] = tight ^ 1
  }
  return { price, matched }
}
