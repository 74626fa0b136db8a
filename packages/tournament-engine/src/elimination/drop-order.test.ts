import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, type Match } from '../index.ts'
import { isBetter, type Rematches, rematchesOf, searchAll, searchUphill } from '../testing/drop-order-search.ts'
import { entrantsOf } from '../testing/play.ts'
import { dropMasks } from './drop-order.ts'

/** Entrants, the losers' round of the first possible rematch, and how many winners' matches can recur in that round. */
const table: readonly (readonly [entrants: number, round: number, matches: number])[] = [
  [4, 2, 2],
  [8, 3, 4],
  [16, 4, 4],
  [32, 5, 8],
  [64, 7, 40],
  [128, 8, 8],
  [256, 9, 16],
  [512, 11, 80],
  [1024, 13, 336],
]

/**
 * From the graph alone, over all outcomes: for each slot of the losers' bracket which losers of the winners' bracket
 * can stand in it (a set of bits, one for each winners' match). A match w recurs where its loser can stand in one slot
 * and in the other somebody whom the winner of w becomes who loses a later match, to which w leads.
 */
function rematchesIn(matches: readonly Match[]): Rematches {
  const bit = (number: number): bigint => 1n << BigInt(number)
  const above = new Map<number, bigint>()
  for (const { number, bracket, sources } of matches.toReversed()) {
    if (bracket !== 'main') continue
    for (const source of sources) {
      if (source.kind === 'winner') above.set(source.match, bit(number) | (above.get(number) ?? 0n))
    }
  }
  const losersIn = new Map<number, bigint>()
  const recurs = new Map<number, number>()
  for (const { number, bracket, round, sources } of matches) {
    if (bracket !== 'losers') continue
    const [one = 0n, two = 0n] = sources.map(source => {
      if (source.kind === 'loser') return bit(source.match)
      return source.kind === 'winner' ? losersIn.get(source.match) : 0n
    })
    losersIn.set(number, one | two)
    for (const [match, later] of above) {
      const meets =
        ((one & bit(match)) !== 0n && (two & later) !== 0n) || ((two & bit(match)) !== 0n && (one & later) !== 0n)
      if (meets && !recurs.has(match)) recurs.set(match, round)
    }
  }
  const first = Math.min(...recurs.values())
  return { round: first, matches: [...recurs.values()].filter(round => round === first).length }
}

for (const [entrants, round, recurring] of table) {
  test(`of ${entrants} a pair meets again in losers' round ${round} at the earliest, and ${recurring} matches can recur there`, () => {
    const { matches } = draw('double_elimination', entrantsOf(entrants))
    assert.deepEqual(rematchesIn(matches), { round, matches: recurring })
  })
}

test('all 2^13 outcomes of 8 played through: the first rematch and the matches that recur are those of the graph', () => {
  const { matches } = draw('double_elimination', entrantsOf(8), { grand_final: 'none' })
  const recurred = new Map<number, Set<number>>()
  for (let outcome = 0; outcome < 2 ** matches.length; outcome++) {
    const played: (readonly [winner: number, loser: number])[] = []
    const met = new Map<string, number>()
    for (const { number, bracket, round, sources } of matches) {
      const [one = 0, two = 0] = sources.map(source => {
        if (source.kind === 'seed') return source.seed
        const before = 'match' in source ? played[source.match - 1] : undefined
        return before?.[source.kind === 'winner' ? 0 : 1] ?? 0
      })
      played.push((outcome >> (number - 1)) & 1 ? [one, two] : [two, one])
      const pair = `${Math.min(one, two)} ${Math.max(one, two)}`
      const before = met.get(pair)
      if (bracket === 'main') met.set(pair, number)
      else if (before !== undefined) recurred.set(round, (recurred.get(round) ?? new Set()).add(before))
    }
  }
  assert.deepEqual([...recurred.keys()].sort(), [3, 4])
  assert.equal(recurred.get(3)?.size, 4)
})

const ordersOf = (rounds: number): number[][] =>
  dropMasks(rounds)
    .slice(1)
    .map((mask, index) => Array.from({ length: 2 ** (rounds - 2 - index) }, (_, position) => position ^ mask))

test('no combination of XOR, rotation and bit reversal per round does better up to 64', () => {
  for (let rounds = 3; rounds <= 6; rounds++) {
    assert.deepEqual(searchAll(rounds), rematchesOf(rounds, ordersOf(rounds)))
  }
})

test('nor does a search uphill for 128 and 256', () => {
  for (const rounds of [7, 8]) {
    assert.ok(!isBetter(searchUphill(rounds, 2), rematchesOf(rounds, ordersOf(rounds))))
  }
})

test('beyond the table the rule goes on: 2,048 to 16,384', () => {
  assert.deepEqual(
    [11, 12, 13, 14].map(rounds => rematchesOf(rounds, ordersOf(rounds))),
    [
      { round: 15, matches: 1360 },
      { round: 16, matches: 16 },
      { round: 17, matches: 32 },
      { round: 19, matches: 160 },
    ],
  )
})

test('every order is one: nobody drops onto another', () => {
  for (let rounds = 2; rounds <= 14; rounds++) {
    for (const [index, mask] of dropMasks(rounds).entries()) assert.ok(mask >= 0 && mask < 2 ** (rounds - 1 - index))
  }
})
