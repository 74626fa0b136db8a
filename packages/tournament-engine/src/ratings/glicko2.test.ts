import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { EngineError } from '../engine-error.ts'
import { type Glicko2Game, newcomer, rateGlicko2, ratePeriod } from './glicko2.ts'
import type { RatedResult } from './rated-results.ts'

const player = { rating: 1500, deviation: 200, volatility: 0.06 }
const near = (actual: number, expected: number, digits: number): void =>
  assert.equal(actual.toFixed(digits), expected.toFixed(digits))

test("Glickman's worked example: 1464.05, 151.52 and 0.05999", () => {
  const games = [
    { rating: 1400, deviation: 30, score: 1 },
    { rating: 1550, deviation: 100, score: 0 },
    { rating: 1700, deviation: 300, score: 0 },
  ]
  const rated = rateGlicko2(player, games)
  near(rated.rating, 1464.05, 2)
  near(rated.deviation, 151.52, 2)
  // The paper cuts it off after five digits.
  near(rated.volatility, 0.059996, 6)
  assert.equal(Math.floor(rated.volatility * 100_000), 5999)
})

test('without games only the deviation grows, and never beyond that of a newcomer', () => {
  const rested = rateGlicko2(player, [])
  assert.equal(rested.rating, 1500)
  assert.equal(rested.volatility, 0.06)
  near(rested.deviation, Math.hypot(200, 0.06 * 173.7178), 9)
  assert.equal(rateGlicko2(newcomer, []).deviation, 350)
})

test('a result far from what was expected raises the volatility, by the larger bracket of the algorithm', () => {
  const upsets = Array.from({ length: 6 }, (): Glicko2Game => ({ rating: 2400, deviation: 40, score: 1 }))
  const rated = rateGlicko2({ ...player, deviation: 50 }, upsets)
  assert.ok(rated.volatility > 0.06)
  assert.ok(rated.rating > 1500)
})

const strength = { rating: fc.integer({ min: -500, max: 4000 }), deviation: fc.integer({ min: 1, max: 350 }) }
const game = fc.record({ ...strength, score: fc.constantFrom(0, 0.5, 1) })
const anybody = fc.record({ ...strength, volatility: fc.constantFrom(0.02, 0.06, 0.2) })

test('more points never rate lower, and every number stays finite and positive', () => {
  fc.assert(
    fc.property(anybody, fc.array(game, { minLength: 1, maxLength: 12 }), (before, games) => {
      const rated = rateGlicko2(before, games)
      for (const value of [rated.deviation, rated.volatility]) assert.ok(value > 0 && value < 400)
      assert.ok(Number.isFinite(rated.rating))
      const best = rateGlicko2(
        before,
        games.map(one => ({ ...one, score: 1 })),
      )
      const worst = rateGlicko2(
        before,
        games.map(one => ({ ...one, score: 0 })),
      )
      assert.ok(worst.rating <= before.rating && before.rating <= best.rating)
    }),
    { numRuns: 500, seed: 3 },
  )
})

test('numbers at the ends of what is allowed stay finite', () => {
  for (const rating of [-10_000, 10_000]) {
    for (const score of [0, 1]) {
      const opponent = { rating: -rating, deviation: 0, score }
      for (const deviation of [0.001, 350]) {
        const rated = rateGlicko2({ rating, deviation, volatility: 0.06 }, [opponent])
        assert.ok(Object.values(rated).every(Number.isFinite), JSON.stringify({ rating, score, deviation, rated }))
      }
    }
  }
})

const results = fc.array(
  fc
    .record({ first: fc.integer({ min: 1, max: 6 }), second: fc.integer({ min: 7, max: 12 }), side: fc.boolean() })
    .chain(({ first, second, side }) =>
      fc
        .constantFrom(0, 0.5, 1)
        .map((score): RatedResult => (side ? { first, second, score } : { first: second, second: first, score })),
    ),
  { maxLength: 40 },
)

test('the order of the results of a tournament changes nothing, not the last digit', () => {
  fc.assert(
    fc.property(results, fc.infiniteStream(fc.nat()), anybody, (played, keys, known) => {
      const players = new Map([[3, known]])
      const keyed = played.map(result => ({ key: keys.next().value, result })).sort((one, two) => one.key - two.key)
      const other = ratePeriod(
        players,
        keyed.map(({ result }) => result),
      )
      const rated = ratePeriod(players, played)
      assert.equal(rated.size, other.size)
      for (const [id, value] of rated) assert.deepEqual(other.get(id), value)
    }),
    { numRuns: 300, seed: 4 },
  )
})

test('all results of a tournament are one period: each counts against the opponent as before it', () => {
  const players = new Map([
    [10, player],
    [40, { rating: 1900, deviation: 60, volatility: 0.06 }],
  ])
  const rated = ratePeriod(players, [
    { first: 10, second: 20, score: 1 },
    { first: 20, second: 30, score: 1 },
  ])
  assert.deepEqual([...rated.keys()], [10, 40, 20, 30])
  assert.deepEqual(rated.get(30), rateGlicko2(newcomer, [{ ...newcomer, score: 0 }]))
  assert.deepEqual(rated.get(10), rateGlicko2(player, [{ ...newcomer, score: 1 }]))
  assert.deepEqual(
    rated.get(20),
    rateGlicko2(newcomer, [
      { ...newcomer, score: 1 },
      { ...player, score: 0 },
    ]),
  )
  assert.ok((rated.get(40)?.deviation ?? 0) > 60)
  assert.deepEqual(players.get(10), player)
})

test('impossible numbers are refused by name', () => {
  const refused = (option: string, attempt: () => unknown): void =>
    assert.throws(attempt, error => error instanceof EngineError && error.about.option === option)
  refused('rating', () => rateGlicko2({ ...player, rating: Number.NaN }, []))
  refused('deviation', () => rateGlicko2({ ...player, deviation: 0 }, []))
  refused('volatility', () => rateGlicko2({ ...player, volatility: -1 }, []))
  refused('tau', () => rateGlicko2(player, [], 0))
  refused('games', () => rateGlicko2(player, [{ rating: 1500, deviation: 30, score: 2 }]))
  assert.throws(() => ratePeriod(new Map(), [{ first: 1, second: 1, score: 1 }]), { code: 'ENTRANT_TWICE' })
})
