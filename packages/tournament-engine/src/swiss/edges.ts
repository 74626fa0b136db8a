/** An edge of a graph: two vertices and what it costs to match them. */
export type Edge = readonly [one: number, two: number, cost: number]

/** A graph by its links: link 2k leads from the first to the second vertex of edge k, link 2k + 1 back. */
export interface Linked {
  /** Where each link leads. */
  readonly ends: Int32Array
  /** What each edge costs. */
  readonly costs: Float64Array
  /** The links that leave a vertex. */
  readonly linksOf: (vertex: number) => readonly number[]
}

export function linked(size: number, edges: readonly Edge[]): Linked {
  const ends = new Int32Array(2 * edges.length)
  const costs = new Float64Array(edges.length)
  const links: number[][] = Array.from({ length: size }, () => [])
  for (const [edge, [one, two, cost]] of edges.entries()) {
    ends[2 * edge] = two
    ends[2 * edge + 1] = one
    costs[edge] = cost
    links[one]?.push(2 * edge)
    links[two]?.push(2 * edge + 1)
  }
  return { ends, costs, linksOf: vertex => links[vertex] ?? [] }
}
