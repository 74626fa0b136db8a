import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Absence,
  type Bracket,
  clear,
  draw,
  drawOf,
  EngineError,
  type EngineErrorCode,
  enterLate,
  isComplete,
  pairNextRound,
  report,
  restore,
  resultsOf,
  standings,
  unpairLastRound,
  withdraw,
} from '../index.ts'
import { deepFreeze, entrantsOf, seededRandom } from '../testing/play.ts'
import { playersBefore } from './players.ts'
import { sidePreference } from './sides.ts'

const runs = { numRuns: 300, seed: 20_250_701 }
const tale = fc.record({
  count: fc.integer({ min: 2, max: 40 }),
  rounds: fc.integer({ min: 1, max: 9 }),
  balance_sides: fc.boolean(),
  accelerated: fc.boolean(),
  seed: fc.integer(),
})
type Tale = typeof tale extends fc.Arbitrary<infer T> ? T : never

function playRound(start: Bracket, random: () => number): Bracket {
  let bracket = start
  for (const { number, status, participants } of start.matches) {
    if (status !== 'ready') continue
    const winner = participants[random() < 0.6 ? 0 : 1] ?? undefined
    const chance = random()
    const input =
      chance < 0.25
        ? { outcome: 'draw' as const }
        : chance < 0.3
          ? { outcome: 'double_loss' as const }
          : chance < 0.36
            ? { outcome: 'no_show' as const, winner }
            : { winner }
    bracket = report(bracket, number, input).bracket
  }
  return bracket
}

/** Before each round somebody may come, leave or stay away. */
function unrest(start: Bracket, random: () => number): { bracket: Bracket; absent: Absence[] } {
  let bracket = start
  const absent: Absence[] = []
  for (const entrant of start.entrants) {
    const chance = random()
    if (chance < 0.02) bracket = withdraw(bracket, { entrant, policy: 'forfeit', reason: 'withdrawn' }).bracket
    else if (bracket.withdrawals.every(gone => gone.entrant !== entrant) && chance < 0.08) {
      absent.push({ entrant, bye: chance < 0.05 ? 'half' : 'none' })
    }
  }
  if (random() < 0.2) bracket = enterLate(bracket, 5000 + bracket.entrants.length).bracket
  return { bracket, absent }
}

/** Every state in which a round was asked for, with the answer: the bracket, or null where it was impossible. */
function* roundsOf({ count, rounds, balance_sides, accelerated, seed }: Tale) {
  const random = seededRandom(seed)
  const possible = Math.min(rounds, count - 1 + (count % 2))
  const options = { rounds: possible, balance_sides, accelerated }
  let bracket = deepFreeze(playRound(draw('swiss', entrantsOf(count), options), random))
  while (bracket.pairings.length < bracket.rounds) {
    const { bracket: before, absent } = unrest(bracket, random)
    deepFreeze(before)
    const after = attempt(before, absent)
    yield { before, absent, after }
    if (after === null) return
    bracket = deepFreeze(playRound(after, random))
  }
}

function attempt(before: Bracket, absent: readonly Absence[]): Bracket | null {
  try {
    return deepFreeze(pairNextRound(before, { absent }).bracket)
  } catch (error) {
    assert.ok(error instanceof EngineError && error.code === 'PAIRING_IMPOSSIBLE')
    return null
  }
}

/** Whether everybody can have somebody new, or the one bye. */
function canBePaired(before: Bracket, absent: readonly Absence[]): boolean {
  const away = new Set([...absent, ...before.withdrawals].map(({ entrant }) => entrant))
  const present = playersBefore(before, before.pairings.length + 1).filter(({ entrant }) => !away.has(entrant))
  const pair = (left: typeof present, rested: boolean): boolean => {
    const [one, ...others] = left
    if (one === undefined) return true
    if (!rested && one.rested === null && pair(others, true)) return true
    return others.some(
      two =>
        !one.met.has(two.entrant) &&
        pair(
          others.filter(other => other !== two),
          rested,
        ),
    )
  }
  return pair(present, present.length % 2 === 0)
}

test('everybody is in a round once, nobody meets again, and nobody rests twice', () => {
  fc.assert(
    fc.property(tale, story => {
      for (const { before, absent, after } of roundsOf(story)) {
        if (after === null) continue
        const round = after.pairings.at(-1) ?? []
        const players = new Map(playersBefore(before, after.pairings.length).map(player => [player.entrant, player]))
        const gone = new Set(before.withdrawals.map(({ entrant }) => entrant))
        assert.deepEqual(
          round.flatMap(({ first, second }) => (second === null ? [first] : [first, second])).toSorted(),
          before.entrants.filter(entrant => !gone.has(entrant)).toSorted(),
        )
        const full = round.filter(({ bye }) => bye === 'full')
        assert.equal(full.length, (before.entrants.length - gone.size - absent.length) % 2)
        for (const { first } of full) assert.equal(players.get(first)?.rested, null)
        for (const { first, second } of round) {
          if (second !== null) assert.ok(!players.get(first)?.met.has(second))
        }
      }
    }),
    runs,
  )
})

test('a round is impossible only where no legal pairing exists', () => {
  let impossible = 0
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), tale, (count, story) => {
      for (const { before, absent, after } of roundsOf({ ...story, count })) {
        assert.equal(after !== null, canBePaired(before, absent))
        if (after === null) impossible++
      }
    }),
    runs,
  )
  assert.ok(impossible > 5)
})

test('the same facts give the same pairing, and the stored facts give the bracket', () => {
  fc.assert(
    fc.property(tale, story => {
      for (const { before, absent, after } of roundsOf(story)) {
        const stored = JSON.parse(JSON.stringify([drawOf(before), resultsOf(before)]))
        const restored = restore(stored[0], stored[1])
        assert.deepEqual(restored, before)
        assert.deepEqual(attempt(restored, absent), after)
        if (after !== null) assert.deepEqual(restore(drawOf(after), resultsOf(after)), after)
        assert.equal(standings(before).length, before.entrants.length)
      }
    }),
    { ...runs, numRuns: 100 },
  )
})

test('with balanced sides nobody is on one side three times in a row or three times more often, but top scorers at the end', () => {
  for (const seed of [1, 2, 3]) {
    const random = seededRandom(seed)
    let bracket = playRound(draw('swiss', entrantsOf(60), { rounds: 9, balance_sides: true }), random)
    while (bracket.pairings.length < 8) bracket = playRound(pairNextRound(bracket).bracket, random)
    for (const { sides } of playersBefore(bracket, 9)) {
      assert.ok(Math.abs(sidePreference({ sides }).surplus) <= 2)
      assert.ok(sides.every((side, index) => side !== sides[index - 1] || side !== sides[index - 2]))
    }
  }
})

test('the first round: upper half against lower half, the last rests; accelerated: quarters', () => {
  assert.deepEqual(draw('swiss', [10, 20, 30, 40, 50]).pairings, [
    [
      { first: 10, second: 30 },
      { first: 20, second: 40 },
      { first: 50, second: null, bye: 'full' },
    ],
  ])
  const quarters = draw('swiss', [1, 2, 3, 4, 5, 6, 7, 8], { accelerated: true })
  assert.deepEqual(
    quarters.pairings[0]?.map(({ first, second }) => [first, second]),
    [
      [1, 3],
      [2, 4],
      [5, 7],
      [6, 8],
    ],
  )
})

test('as many rounds as a knockout would have, where the option says nothing', () => {
  assert.deepEqual(
    [2, 3, 4, 5, 8, 9, 64, 65].map(count => draw('swiss', entrantsOf(count)).rounds),
    [1, 2, 2, 3, 3, 4, 6, 7],
  )
})

test('a correction of an older result keeps the pairings and moves the table', () => {
  let bracket = draw('swiss', [10, 20, 30, 40])
  bracket = report(report(bracket, 1, { winner: 10 }).bracket, 2, { winner: 20 }).bracket
  const { bracket: second } = pairNextRound(bracket)
  const { bracket: corrected, changed } = report(second, 1, { winner: 30 })
  assert.deepEqual(corrected.pairings, second.pairings)
  assert.deepEqual(
    changed.map(({ number }) => number),
    [1],
  )
  assert.equal(standings(corrected).find(({ entrant }) => entrant === 30)?.points, 1)
  assert.ok(!isComplete(corrected))
})

test('a forfeit is not played: the two may meet again, and its winner does not get the bye', () => {
  let bracket = draw('swiss', [10, 20], { rounds: 1 })
  bracket = report(bracket, 1, { winner: 10, outcome: 'no_show' }).bracket
  const [first] = playersBefore(bracket, 2)
  assert.deepEqual([first?.met.size, first?.rested, first?.idle], [0, 'forfeit', 1])
})

test('a late entrant plays from the next round on, without points for the rounds before', () => {
  const random = seededRandom(4)
  const first = playRound(draw('swiss', [10, 20, 30, 40, 50], { rounds: 3 }), random)
  const { bracket, changed } = enterLate(first, 60, 2)
  assert.deepEqual(bracket.entrants, [10, 60, 20, 30, 40, 50])
  assert.deepEqual(resultsOf(bracket), resultsOf(first))
  assert.ok(changed.length > 0)
  assert.deepEqual(enterLate(first, 60).changed, [])
  const next = pairNextRound(bracket).bracket.pairings[1] ?? []
  assert.equal(next.length, 3)
  assert.equal(standings(bracket).find(({ entrant }) => entrant === 60)?.points, 0)
})

test('a round without results can be taken back and paired with other absences', () => {
  const start = draw('swiss', [10, 20, 30, 40], { rounds: 2 })
  const { bracket: none } = unpairLastRound(start)
  assert.deepEqual([none.pairings, none.matches], [[], []])
  const { bracket } = pairNextRound(none, { absent: [{ entrant: 40, bye: 'half' }] })
  assert.deepEqual(bracket.pairings[0], [
    { first: 10, second: 20 },
    { first: 30, second: null, bye: 'full' },
    { first: 40, second: null, bye: 'half' },
  ])
  assert.deepEqual(
    standings(bracket).map(({ entrant, points }) => [entrant, points]),
    [
      [30, 1],
      [40, 0.5],
      ...standings(bracket)
        .slice(2)
        .map(({ entrant }) => [entrant, 0]),
    ],
  )
})

const four = draw('swiss', [10, 20, 30, 40], { rounds: 2 })
const done = playRound(four, seededRandom(1))
const three = playRound(draw('swiss', [10, 20, 30, 40], { rounds: 1 }), seededRandom(1))
const cup = draw('single_elimination', [10, 20])
const absent = { entrant: 10, bye: 'none' } as const
const refusals: [EngineErrorCode, string, () => unknown][] = [
  ['ROUND_OPEN', 'the next round too early', () => pairNextRound(four)],
  ['ROUND_OPEN', 'an older result cleared', () => pairNextRound(clear(done, 1).bracket)],
  ['ROUNDS_COMPLETE', 'a round too many', () => pairNextRound(three)],
  ['ROUNDS_COMPLETE', 'an entrant after the last round', () => enterLate(three, 50)],
  ['ENTRANT_UNKNOWN', 'a stranger absent', () => pairNextRound(done, { absent: [{ entrant: 99, bye: 'none' }] })],
  ['ENTRANT_TWICE', 'absent twice', () => pairNextRound(done, { absent: [absent, absent] })],
  ['ENTRANT_TWICE', 'an entrant in again', () => enterLate(done, 10)],
  ['OPTION_IMPOSSIBLE', 'a seed beyond the last', () => enterLate(done, 50, 7)],
  ['OPTION_IMPOSSIBLE', 'a knockout', () => pairNextRound(cup)],
  ['OPTION_IMPOSSIBLE', 'more rounds than opponents', () => draw('swiss', [10, 20, 30, 40], { rounds: 4 })],
  ['ROUND_STARTED', 'a round with results', () => unpairLastRound(done)],
  ['ROUND_MISSING', 'no round', () => unpairLastRound(unpairLastRound(four).bracket)],
  [
    'ENTRANT_UNKNOWN',
    'a stored stranger',
    () => restore({ ...drawOf(four), pairings: [[{ first: 99, second: 10 }]] }, []),
  ],
  [
    'ENTRANT_TWICE',
    'somebody paired twice',
    () => restore({ ...drawOf(four), pairings: [[{ first: 10, second: 10 }]] }, []),
  ],
]

for (const [code, what, call] of refusals) {
  test(`${code}: ${what}`, () => {
    assert.throws(call, error => error instanceof EngineError && error.code === code)
  })
}
