import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Bracket, clear, draw, type Effects, type Match, type ResultInput, report, restore } from './index.ts'
import { deepFreeze, entrantsOf, resultsOf, seededRandom } from './testing/play.ts'

const runs = { numRuns: 250, seed: 20_221_218 }

/** One thing a trainer does: on the match `pick` points at, one of what is possible there. */
const step = fc.record({ pick: fc.nat(), deed: fc.integer({ min: 0, max: 9 }), side: fc.integer({ min: 0, max: 1 }) })
const story = fc.record({
  count: fc.integer({ min: 2, max: 64 }),
  third_place: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 90, size: 'max' }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

function start({ count, third_place }: Story): Bracket {
  return deepFreeze(draw('single_elimination', entrantsOf(count), { third_place }))
}

function resultFor(match: Match, { deed, side }: Step): ResultInput {
  const winner = match.participants[side] ?? undefined
  if (deed === 0) return { outcome: 'double_loss' }
  if (deed === 1) return { winner, outcome: 'walkover' }
  if (deed === 2) return { winner, games: [{ p1: 2, p2: 2 }] }
  if (deed < 5) return { games: [side === 0 ? { p1: deed, p2: 1 } : { p1: 1, p2: deed }] }
  return { winner }
}

/** Two in ten steps on a decided match clear it; every other one reports, which is a correction where it is decided. */
function take(bracket: Bracket, choice: Step): Effects {
  const open = bracket.matches.filter(({ status }) => status === 'ready' || status === 'completed')
  const match = open[choice.pick % open.length]
  assert.ok(match)
  if (match.status === 'completed' && choice.deed >= 8) return clear(bracket, match.number)
  return report(bracket, match.number, resultFor(match, choice))
}

/** The states after each step. Frozen, so any write into the bracket handed in would throw. */
function* walk(tale: Story): Generator<{ before: Bracket; effects: Effects }> {
  let before = start(tale)
  for (const choice of tale.steps) {
    const effects = deepFreeze(take(before, choice))
    yield { before, effects }
    before = effects.bracket
  }
}

function endOf(tale: Story): Bracket {
  let bracket = start(tale)
  for (const { effects } of walk(tale)) bracket = effects.bracket
  return bracket
}

test('no ghosts: everybody in a match comes from its sources, and every result is between its participants', () => {
  fc.assert(
    fc.property(story, tale => {
      const { entrants, matches } = endOf(tale)
      for (const { participants, sources, status, result, winner } of matches) {
        for (const [side, source] of sources.entries()) {
          const from = 'match' in source ? matches[source.match - 1] : undefined
          const expected =
            source.kind === 'seed' ? entrants[source.seed - 1] : source.kind === 'winner' ? from?.winner : from?.loser
          assert.equal(participants[side], expected ?? null)
        }
        assert.equal(result !== null, status === 'completed')
        if (winner !== null) assert.ok(participants.includes(winner))
      }
    }),
    runs,
  )
})

test('a match is ready exactly when both are known, and a bye exactly when a slot can never be filled', () => {
  fc.assert(
    fc.property(story, tale => {
      const { matches } = endOf(tale)
      for (const { participants, sources, status } of matches) {
        const open = sources.some(source => {
          const from = 'match' in source ? matches[source.match - 1]?.status : undefined
          return from === 'waiting' || from === 'ready'
        })
        const full = participants.every(slot => slot !== null)
        assert.equal(status === 'waiting', open)
        assert.equal(status === 'bye', !open && !full)
      }
    }),
    runs,
  )
})

test('the stored facts give the same bracket', () => {
  fc.assert(
    fc.property(story, tale => {
      const bracket = endOf(tale)
      const facts = JSON.parse(JSON.stringify(resultsOf(bracket)))
      assert.deepEqual(restore(bracket.format, bracket.entrants, bracket.options, facts), bracket)
    }),
    runs,
  )
})

test('corrections leave no trace: the final results alone, in any order that can be played, give the same bracket', () => {
  fc.assert(
    fc.property(story, fc.integer(), (tale, seed) => {
      const bracket = endOf(tale)
      const random = seededRandom(seed)
      const left = new Map(resultsOf(bracket))
      let straight = start(tale)
      while (left.size > 0) {
        const playable = [...left].filter(([number]) => straight.matches[number - 1]?.status === 'ready')
        const [number, result] =
          playable[Math.floor(random() * playable.length)] ?? assert.fail('nothing can be played')
        left.delete(number)
        const { winner, outcome, games, score } = result
        straight = report(straight, number, {
          winner: winner ?? undefined,
          outcome,
          games,
          score: score ?? undefined,
        }).bracket
      }
      assert.deepEqual(straight, bracket)
    }),
    runs,
  )
})

test('the effects name exactly what differs: changed matches in order, and the other results that went', () => {
  fc.assert(
    fc.property(story, tale => {
      for (const { before, effects } of walk(tale)) {
        const differing = effects.bracket.matches.filter((match, index) => !same(match, before.matches[index]))
        assert.deepEqual(effects.changed, differing)
        const kept = new Map(resultsOf(effects.bracket))
        const gone = resultsOf(before).flatMap(([number]) => (kept.has(number) ? [] : [number]))
        const itself = effects.changed[0]?.number
        assert.deepEqual(
          effects.cleared,
          gone.filter(number => number !== itself),
        )
      }
    }),
    { ...runs, numRuns: 60 },
  )
})

test('a result given twice does nothing the second time', () => {
  fc.assert(
    fc.property(story, step, (tale, choice) => {
      const { bracket, changed } = take(endOf(tale), { ...choice, deed: choice.deed % 8 })
      const match = changed[0]
      if (match === undefined) return
      const again = report(bracket, match.number, resultFor(match, { ...choice, deed: choice.deed % 8 }))
      assert.deepEqual(again, { bracket, changed: [], cleared: [] })
    }),
    runs,
  )
})

function same(one: Match, two: Match | undefined): boolean {
  return one === two || JSON.stringify(one) === JSON.stringify(two)
}
