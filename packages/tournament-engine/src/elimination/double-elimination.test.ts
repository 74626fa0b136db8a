import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bracket, champion, draw, isComplete, podium, report, standings } from '../index.ts'
import { entrantsOf, playOut, seededRandom } from '../testing/play.ts'

type GrandFinal = Bracket['options']['grand_final']

function playRandomly(count: number, grand_final: GrandFinal): Bracket {
  const random = seededRandom(count)
  const start = draw('double_elimination', entrantsOf(count), { grand_final })
  return playOut(start, ([first, second]) => (random() < 0.5 ? first : second) ?? null)
}

function lossesIn(bracket: Bracket): Map<number, number> {
  const losses = new Map(bracket.entrants.map(entrant => [entrant, 0]))
  for (const { loser } of bracket.matches) if (loser !== null) losses.set(loser, (losses.get(loser) ?? 0) + 1)
  return losses
}

test('for every size from 2 to 257 everybody but the champion loses exactly twice', () => {
  for (let count = 2; count <= 257; count++) {
    const bracket = playRandomly(count, 'reset')
    assert.ok(isComplete(bracket))
    const winner = champion(bracket)
    for (const [entrant, losses] of lossesIn(bracket)) {
      if (entrant === winner) assert.ok(losses < 2)
      else assert.equal(losses, 2)
    }
  }
})

test('with a single grand final or none only the second may have lost but once', () => {
  for (const grandFinal of ['single', 'none'] as const) {
    for (let count = 2; count <= 65; count++) {
      const bracket = playRandomly(count, grandFinal)
      const losses = lossesIn(bracket)
      for (const { entrant, place } of standings(bracket)) {
        if (place > 2) assert.equal(losses.get(entrant), 2)
        else assert.ok((losses.get(entrant) ?? 0) <= 2)
      }
      assert.deepEqual(
        podium(bracket).map(({ place }) => place),
        count === 2 ? [1, 2] : [1, 2, 3],
      )
    }
  }
})

test('byes stand in the first winners’ round alone, and the losers’ bracket has N - 2 matches, all of them played', () => {
  for (let count = 2; count <= 257; count++) {
    const { matches, rounds } = draw('double_elimination', entrantsOf(count))
    const byes = matches.filter(({ status }) => status === 'bye')
    assert.equal(byes.length, 2 ** rounds - count)
    assert.ok(byes.every(({ bracket, round, winner }) => bracket === 'main' && round === 1 && winner !== null))
    assert.equal(matches.filter(({ bracket }) => bracket === 'losers').length, Math.max(count - 2, 0))
    const played = playRandomly(count, 'reset').matches.filter(({ bracket }) => bracket === 'losers')
    assert.ok(played.every(({ status }) => status === 'completed'))
  }
})

test('a bye in the losers’ bracket comes as early as it can: nobody rests after its second round', () => {
  for (let count = 3; count <= 257; count++) {
    const { matches } = draw('double_elimination', entrantsOf(count), { grand_final: 'none' })
    const sizes = new Map<number, number>()
    for (const { bracket, round } of matches) {
      if (bracket === 'losers') sizes.set(round, (sizes.get(round) ?? 0) + 1)
    }
    const last = Math.max(...sizes.keys())
    for (const [round, size] of sizes) {
      if (round > last - 2) assert.equal(size, 1)
      else if (round > 2) assert.equal(size, 2 ** ((last - round) >> 1))
    }
    const rounds = Math.ceil(Math.log2(count))
    const pairs = Math.max(0, count - 0.75 * 2 ** rounds)
    assert.equal(last, 2 * rounds - (pairs > 0 ? 2 : 3))
    if (pairs > 0) assert.equal(sizes.get(1), pairs)
  }
})

test('matches are numbered in playing order and positions count up within a round', () => {
  for (const count of [3, 6, 8, 11, 33]) {
    const seen = new Map<string, number>()
    for (const [index, match] of draw('double_elimination', entrantsOf(count)).matches.entries()) {
      assert.equal(match.number, index + 1)
      for (const source of match.sources) if ('match' in source) assert.ok(source.match < match.number)
      const key = `${match.bracket} ${match.round}`
      assert.equal(match.position, (seen.get(key) ?? 0) + 1)
      seen.set(key, match.position)
    }
  }
})

test('eight entrants, match by match', () => {
  const rows = draw('double_elimination', entrantsOf(8)).matches.map(({ label, sources }) => [
    label,
    ...sources.map(
      source => `${source.kind} ${'match' in source ? source.match : 'seed' in source ? source.seed : ''}`,
    ),
  ])
  assert.deepEqual(rows, [
    ["Winners' round 1", 'seed 1', 'seed 8'],
    ["Winners' round 1", 'seed 4', 'seed 5'],
    ["Winners' round 1", 'seed 2', 'seed 7'],
    ["Winners' round 1", 'seed 3', 'seed 6'],
    ["Winners' semi-final", 'winner 1', 'winner 2'],
    ["Winners' semi-final", 'winner 3', 'winner 4'],
    ["Losers' round 1", 'loser 1', 'loser 2'],
    ["Losers' round 1", 'loser 3', 'loser 4'],
    ["Losers' round 2", 'loser 6', 'winner 7'],
    ["Losers' round 2", 'loser 5', 'winner 8'],
    ["Winners' final", 'winner 5', 'winner 6'],
    ["Losers' round 3", 'winner 9', 'winner 10'],
    ["Losers' final", 'loser 11', 'winner 12'],
    ['Grand final', 'winner 11', 'winner 13'],
    ['Grand final, second match', 'winner 14', 'loser 14'],
  ])
})

function upToGrandFinal(): Bracket {
  const start = draw('double_elimination', [10, 20, 30, 40])
  let bracket = start
  for (const { number, label } of start.matches) {
    if (label.startsWith('Grand final')) break
    const winner = Math.min(...(bracket.matches[number - 1]?.participants ?? []).map(Number))
    bracket = report(bracket, number, { winner }).bracket
  }
  return bracket
}

test('the second grand final is played only where the losers’ side wins the first', () => {
  const open = upToGrandFinal()
  assert.deepEqual(open.matches[5]?.participants, [10, 20])
  const straight = report(open, 6, { winner: 10 }).bracket
  assert.deepEqual([straight.matches[6]?.status, champion(straight)], ['bye', 10])
  assert.deepEqual(
    standings(straight).map(({ place, entrant, separated_by }) => [place, entrant, separated_by]),
    [
      [1, 10, null],
      [2, 20, 'final'],
      [3, 30, 'losers_round'],
      [4, 40, 'losers_round'],
    ],
  )
  const level = report(open, 6, { winner: 20 }).bracket
  assert.deepEqual([level.matches[6]?.status, champion(level)], ['ready', null])
  assert.deepEqual(level.matches[6]?.participants, [20, 10])
  const decided = report(level, 7, { winner: 10 }).bracket
  assert.equal(champion(decided), 10)
  assert.deepEqual(report(decided, 6, { winner: 10 }).cleared, [7])
})

test('a double loss in the first grand final leaves the title vacant', () => {
  const bracket = report(upToGrandFinal(), 6, { outcome: 'double_loss' }).bracket
  assert.ok(isComplete(bracket))
  assert.deepEqual(
    podium(bracket).map(({ place, entrant }) => [place, entrant]),
    [
      [2, 10],
      [2, 20],
      [3, 30],
    ],
  )
})

test('who is in the winners’ bracket can still be first, and without a grand final who has lost cannot', () => {
  for (const [grandFinal, best] of [
    ['single', 1],
    ['none', 2],
  ] as const) {
    let bracket = draw('double_elimination', entrantsOf(8), { grand_final: grandFinal })
    for (const number of [1, 2, 3, 4]) {
      bracket = report(bracket, number, { winner: bracket.matches[number - 1]?.participants[0] ?? 0 }).bracket
    }
    const places = new Map(standings(bracket).map(({ entrant, place }) => [entrant, place]))
    assert.deepEqual([places.get(1000), places.get(1007)], [1, best])
  }
})

test('the largest, 16,384, stands and a result touches only what hangs on it', () => {
  const bracket = draw('double_elimination', entrantsOf(16_384))
  assert.equal(bracket.matches.length, 16_383 + 16_382 + 2)
  assert.ok(report(bracket, 1, { winner: 1000 }).changed.length <= 3)
})
