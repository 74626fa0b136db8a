import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '../testing/play.ts'
import { cheapestPairs } from './cheapest-pairs.ts'
import type { Edge } from './edges.ts'
import { cheapestMatching } from './matching.ts'
import { type PairCosts, pairCosts } from './pair-cost.ts'
import { rank } from './pair-round.ts'
import type { Player, Side } from './players.ts'

const rules = { balanceSides: true, allowClashes: true, topScore: Number.POSITIVE_INFINITY, byeScore: null }

/** Players after some rounds that anybody may have met anybody in. */
function playersAfter(rounds: number, count: number, random: () => number): Player[] {
  const players = Array.from({ length: count }, (_, index): Player => {
    const score = Math.floor(random() * (2 * rounds + 1)) / 2
    const sides = Array.from({ length: rounds }, (): Side => (random() < 0.5 ? 1 : -1))
    const met = new Set(Array.from({ length: rounds }, () => 1 + Math.floor(random() * count)))
    return {
      entrant: index + 1,
      seed: index + 1,
      score,
      points: score,
      met,
      sides,
      floats: ['up', null],
      rested: null,
      idle: 0,
    }
  })
  // Whom somebody has met has met them.
  for (const { entrant, met } of players) {
    for (const other of met) {
      const theirs = players[other - 1]?.met
      if (theirs instanceof Set) theirs.add(entrant)
    }
  }
  return rank(players)
}

function edgesOf({ size, cost }: PairCosts): Edge[] {
  const edges: Edge[] = []
  for (let one = 0; one < size; one++) {
    for (let two = one + 1; two < size; two++) {
      const price = cost(one, two)
      if (price < Number.POSITIVE_INFINITY) edges.push([one, two, price])
    }
  }
  return edges
}

const sumOf = (mates: Int32Array, { cost }: PairCosts): number =>
  mates.reduce((sum, mate, one) => (mate > one ? sum + cost(one, mate) : sum), 0)

test('few candidates lead to the same cost as all pairs', () => {
  const random = seededRandom(7)
  for (let turn = 0; turn < 40; turn++) {
    const costs = pairCosts(playersAfter(1 + (turn % 9), 60, random), rules)
    const mates = cheapestPairs(costs)
    const all = cheapestMatching(costs.size, edgesOf(costs)).mates
    assert.ok(mates !== null && !all.includes(-1))
    assert.equal(sumOf(mates, costs), sumOf(all, costs))
  }
})

test('the price of 1,024 players over 11 rounds leaves room for halves', () => {
  const costs = pairCosts(playersAfter(11, 1024, seededRandom(8)), rules)
  for (const [, , price] of edgesOf(costs)) assert.ok(Number.isInteger(price) && price <= 2 ** 51)
})
