import type { Edge } from './edges.ts'
import { cheapestMatching, type Matching } from './matching.ts'
import type { PairCosts } from './pair-cost.ts'

/** How many candidates everybody has at first, for each quality, in the own score group and in each near one. */
const IN_GROUP = 8
const ACROSS = 3
/** How many score groups further up and down are near. */
const REACH = 2
/** How many more candidates an entrant gets at a time. */
const MORE = 4

interface Candidate {
  readonly two: number
  readonly price: number
}

/**
 * Everybody's partner such that the sum of costs is least, or null where not everybody can have one. Only few of all
 * pairs are looked at as candidates at first; the prices of the matching then tell which others could make it cheaper,
 * and those join in until there are none, which proves the matching cheapest over all pairs.
 */
export function cheapestPairs(costs: PairCosts): Int32Array | null {
  const { size, cost } = costs
  const known = new Set<number>()
  const edges: Edge[] = []
  const add = (one: number, { two, price }: Candidate): void => {
    const key = Math.min(one, two) * size + Math.max(one, two)
    if (known.has(key)) return
    known.add(key)
    edges.push([one, two, price])
  }
  addNearest(costs, add)
  let matching: Matching | undefined
  for (let most = 2 * IN_GROUP; ; most *= 2) {
    matching = cheapestMatching(size, edges, matching?.prices)
    const complete = !matching.mates.includes(-1)
    const before = edges.length
    for (let one = 0; one < size; one++) {
      const slackTo = matching.slackFrom(one)
      const found: (Candidate & { readonly slack: number })[] = []
      for (let two = one + 1; two < size; two++) {
        const price = cost(one, two)
        const slack = complete ? slackTo(two, price) : price
        if (price < Number.POSITIVE_INFINITY && (!complete || slack < 0)) found.push({ two, price, slack })
      }
      found.sort((a, b) => a.slack - b.slack)
      for (const candidate of found.slice(0, complete ? MORE : most)) add(one, candidate)
    }
    if (edges.length === before && (complete || most >= size)) return complete ? matching.mates : null
  }
}

/** The cheapest of each quality, so that nobody depends on one kind of partner. */
function addNearest({ cost, quality, groups }: PairCosts, add: (one: number, candidate: Candidate) => void): void {
  const addBest = (one: number, others: readonly number[], most: number): void => {
    const priced = others.flatMap((two): Candidate[] => {
      const price = two === one ? Number.POSITIVE_INFINITY : cost(one, two)
      return price === Number.POSITIVE_INFINITY ? [] : [{ two, price }]
    })
    const taken = new Map<number, number>()
    for (const candidate of priced.sort((a, b) => a.price - b.price)) {
      const kind = quality(one, candidate.two)
      const count = taken.get(kind) ?? 0
      if (count < most) add(one, candidate)
      taken.set(kind, count + 1)
    }
  }
  for (const [index, members] of groups.entries()) {
    for (const one of members) addBest(one, members, IN_GROUP)
    for (const others of groups.slice(index + 1, index + 1 + REACH)) {
      for (const one of members) addBest(one, others, ACROSS)
      for (const one of others) addBest(one, members, ACROSS)
    }
  }
}
