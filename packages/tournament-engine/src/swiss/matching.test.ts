import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seededRandom } from '../testing/play.ts'
import type { Edge } from './edges.ts'
import { cheapestMatching } from './matching.ts'

const graph = fc
  .record({
    pairs: fc.integer({ min: 1, max: 6 }),
    density: fc.double({ min: 0.2, max: 1, noNaN: true }),
    dearest: fc.constantFrom(3, 50, 2 ** 40),
    seed: fc.integer(),
  })
  .map(({ pairs, density, dearest, seed }) => {
    const random = seededRandom(seed)
    const edges: Edge[] = []
    for (let one = 0; one < 2 * pairs; one++) {
      for (let two = one + 1; two < 2 * pairs; two++) {
        if (random() < density) edges.push([one, two, Math.floor(random() * dearest)])
      }
    }
    return { size: 2 * pairs, edges }
  })

/** Over all ways to match everybody, by the set of who is matched already; infinity where there is none. */
function bruteForce(size: number, edges: readonly Edge[]): number {
  const known = new Map<number, number>()
  const least = (done: number): number => {
    if (done === 2 ** size - 1) return 0
    const found = known.get(done)
    if (found !== undefined) return found
    const next = 31 - Math.clz32(~done & -~done)
    const costs = edges
      .filter(([one, two]) => (one === next || two === next) && (done & ((1 << one) | (1 << two))) === 0)
      .map(([one, two, cost]) => cost + least(done | (1 << one) | (1 << two)))
    known.set(done, Math.min(...costs))
    return Math.min(...costs)
  }
  return least(0)
}

function costOf(mates: Int32Array, edges: readonly Edge[]): number {
  if (mates.includes(-1)) return Number.POSITIVE_INFINITY
  assert.ok(mates.every((mate, vertex) => mates[mate] === vertex))
  return edges.reduce((sum, [one, two, cost]) => (mates[one] === two ? sum + cost : sum), 0)
}

test('the matching costs as little as the cheapest of all that there are', () => {
  fc.assert(
    fc.property(graph, ({ size, edges }) => {
      assert.equal(costOf(cheapestMatching(size, edges).mates, edges), bruteForce(size, edges))
    }),
    { numRuns: 2000, seed: 19_860_301 },
  )
})

test('no edge of the graph has a negative slack, and a matched one has none: that proves it cheapest', () => {
  fc.assert(
    fc.property(graph, ({ size, edges }) => {
      const { mates, slackFrom } = cheapestMatching(size, edges)
      for (const [one, two, cost] of edges) {
        const slack = slackFrom(one)(two, cost)
        assert.ok(slack >= 0)
        if (mates[one] === two) assert.equal(slack, 0)
      }
    }),
    { numRuns: 500, seed: 19_860_302 },
  )
})

test('to begin with the prices of fewer edges leads to the same cost', () => {
  fc.assert(
    fc.property(graph, ({ size, edges }) => {
      const { prices } = cheapestMatching(
        size,
        edges.filter((_, index) => index % 2 === 0),
      )
      assert.equal(costOf(cheapestMatching(size, edges, prices).mates, edges), bruteForce(size, edges))
    }),
    { numRuns: 1000, seed: 19_860_303 },
  )
})
