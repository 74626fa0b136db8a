import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seedOrder } from '../elimination/seed-order.ts'
import { arrangements } from '../testing/arrangements.ts'
import { separateInBracket } from './separate-in-bracket.ts'

type Clubs = readonly (string | undefined)[]

/** How many pairs of club-mates can first meet in each round; entrants are named by their index in `clubs`. */
function meetings(order: readonly number[], clubs: Clubs): number[] {
  const rounds = Math.ceil(Math.log2(order.length))
  const lines = new Map(seedOrder(2 ** rounds).map((seed, line) => [order[seed - 1], line]))
  const pairs = new Array<number>(rounds).fill(0)
  for (const one of order) {
    for (const two of order) {
      if (one >= two || clubs[one] === undefined || clubs[one] !== clubs[two]) continue
      let round = 0
      while (Number(lines.get(one)) >> round !== Number(lines.get(two)) >> round) round++
      pairs[round - 1] = (pairs[round - 1] ?? 0) + 1
    }
  }
  return pairs
}

function compare(one: readonly number[], two: readonly number[]): number {
  const round = one.findIndex((count, index) => count !== two[index])
  return (one[round] ?? 0) - (two[round] ?? 0)
}

/** Every order that moves entrants within the blocks only, clubs told apart and entrants of one club not. */
function* orders(blocks: readonly (readonly number[])[], clubs: Clubs): Generator<number[]> {
  const [block, ...later] = blocks
  if (block === undefined) return yield []
  for (const head of arrangements(block, clubs)) for (const tail of orders(later, clubs)) yield [...head, ...tail]
}

const bestOf = (blocks: readonly (readonly number[])[], clubs: Clubs): number[] => {
  let best: number[] | undefined
  for (const order of orders(blocks, clubs)) {
    const pairs = meetings(order, clubs)
    if (best === undefined || compare(pairs, best) < 0) best = pairs
  }
  return best ?? []
}

const clubsOf = (least: number, most: number) =>
  fc.array(fc.constantFrom('a', 'b', 'c', undefined), { minLength: least, maxLength: most, size: 'max' })
const positions = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index)
const separated = (blocks: readonly (readonly number[])[], clubs: Clubs): number[] =>
  separateInBracket(positions(0, clubs.length), blocks, id => clubs[id])

test('without seeds no order keeps club-mates further apart: compared with every order', () => {
  fc.assert(
    fc.property(clubsOf(2, 7), clubs => {
      const all = [positions(0, clubs.length)]
      assert.deepEqual(meetings(separated(all, clubs), clubs), bestOf(all, clubs))
    }),
    { numRuns: 150, seed: 6 },
  )
})

test('without seeds, at any size, every club is spread over halves, quarters, eighths … as evenly as numbers allow', () => {
  fc.assert(
    fc.property(clubsOf(2, 300), clubs => {
      const order = separated([positions(0, clubs.length)], clubs)
      const size = 2 ** Math.ceil(Math.log2(clubs.length))
      const lines = seedOrder(size).map(seed => clubs[order[seed - 1] ?? -1])
      for (let part = size / 2; part >= 1; part /= 2) {
        for (const club of ['a', 'b', 'c']) {
          const members = (from: number): number => lines.slice(from, from + part).filter(one => one === club).length
          for (let from = 0; from < size; from += part * 2) {
            assert.ok(Math.abs(members(from) - members(from + part)) <= 1, `${club} in parts of ${part}`)
          }
        }
      }
    }),
    { numRuns: 60, seed: 7 },
  )
})

test('a club of 2^k or fewer without seeds never meets before 2^k are left', () => {
  for (const [count, members] of [
    [64, 2],
    [64, 4],
    [100, 8],
    [1000, 16],
  ] as const) {
    const clubs = positions(0, count).map(id => (id < members ? 'a' : undefined))
    const pairs = meetings(separated([positions(0, count)], clubs), clubs)
    const first = pairs.findIndex(number => number > 0) + 1
    assert.equal(first, pairs.length - Math.log2(members) + 1)
  }
})

test('with seeds in blocks nearly every order is the best there is, none is worse than before, and seeds keep their block', () => {
  const seeding = fc.record({ clubs: clubsOf(4, 8), seeded: fc.integer({ min: 0, max: 8 }) })
  const cases = fc.sample(seeding, { numRuns: 250, seed: 8 })
  let optimal = 0
  for (const { clubs, seeded } of cases) {
    const ends = [1, 2, 4].filter(end => end < Math.min(seeded, clubs.length))
    if (seeded > 0) ends.push(Math.min(seeded, clubs.length))
    if (seeded < clubs.length) ends.push(clubs.length)
    const blocks = ends.map((end, index) => positions(ends[index - 1] ?? 0, end))
    const order = separated(blocks, clubs)
    for (const block of blocks) assert.deepEqual(order.slice(block[0], Number(block.at(-1)) + 1).toSorted(), block)
    const given = meetings(positions(0, clubs.length), clubs)
    const found = meetings(order, clubs)
    assert.ok(compare(found, given) <= 0)
    if (compare(found, bestOf(blocks, clubs)) === 0) optimal++
  }
  assert.ok(optimal >= 245, `${optimal} of ${cases.length}`)
})

test('who has no reason to move keeps the place', () => {
  const clubs = positions(0, 16).map(id => (id === 0 || id === 15 ? 'a' : undefined))
  const order = separated([positions(0, 16)], clubs)
  const moved = positions(0, 16).filter(position => order[position] !== position)
  assert.ok(moved.length === 2, moved.join())
  assert.deepEqual(separated([positions(0, 16)], new Array(16).fill(undefined)), positions(0, 16))
})
