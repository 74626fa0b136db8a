import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bracket, draw, report, standings } from './index.ts'
import { entrantsOf, playedBracket, playOut } from './testing/play.ts'

function places(bracket: Bracket): number[] {
  return standings(bracket).map(({ place }) => place)
}

test('before the first match all share the first place, in seed order', () => {
  const rows = standings(draw('single_elimination', entrantsOf(8)))
  assert.deepEqual(
    rows.map(({ place, entrant, played, separated_by }) => [place, entrant, played, separated_by]),
    entrantsOf(8).map(entrant => [1, entrant, 0, null]),
  )
})

test('those out in one round share a place', () => {
  assert.deepEqual(places(playedBracket(6)), [1, 2, 3, 3, 5, 5])
  assert.deepEqual(places(playedBracket(8)), [1, 2, 3, 3, 5, 5, 5, 5])
  assert.deepEqual(places(playedBracket(9, true)), [1, 2, 3, 4, 5, 5, 5, 5, 9])
})

test('each row names the rule that put it below the one before, with the numbers', () => {
  const start = draw('single_elimination', entrantsOf(8), { third_place: true })
  const rows = standings(playOut(start, pair => Math.min(...pair)))
  assert.deepEqual(
    rows.map(({ place, separated_by, tie_breaks }) => [place, separated_by, tie_breaks]),
    [
      [1, null, { round_reached: 3, final: 1 }],
      [2, 'final', { round_reached: 3, final: 0 }],
      [3, 'round_reached', { round_reached: 2, third_place: 1 }],
      [4, 'third_place', { round_reached: 2, third_place: 0 }],
      [5, 'round_reached', { round_reached: 1 }],
      [5, null, { round_reached: 1 }],
      [5, null, { round_reached: 1 }],
      [5, null, { round_reached: 1 }],
    ],
  )
})

test('wins, losses and points are counted from either side of a match', () => {
  let bracket = draw('single_elimination', [10, 20, 30])
  bracket = report(bracket, 2, {
    games: [
      { p1: 11, p2: 7 },
      { p1: 8, p2: 11 },
      { p1: 9, p2: 11 },
    ],
  }).bracket
  bracket = report(bracket, 3, { games: [{ p1: 1, p2: 2 }] }).bracket
  const rows = standings(bracket).map(row => [row.entrant, row.played, row.wins, row.losses, row.for, row.against])
  assert.deepEqual(rows, [
    [30, 2, 2, 0, 31, 29],
    [10, 1, 0, 1, 1, 2],
    [20, 1, 0, 1, 28, 29],
  ])
  assert.deepEqual(
    standings(bracket).map(({ difference }) => difference),
    [2, -1, -1],
  )
})

test('while it runs: those still in before those out, the beaten semi-finalist with the third place still within reach', () => {
  let bracket = draw('single_elimination', entrantsOf(8), { third_place: true })
  bracket = report(bracket, 1, { winner: 1007 }).bracket
  bracket = report(bracket, 2, { winner: 1003 }).bracket
  bracket = report(bracket, 5, { winner: 1003 }).bracket
  assert.deepEqual(
    standings(bracket).map(({ place, entrant }) => [place, entrant]),
    [
      [1, 1003],
      [1, 1001],
      [1, 1002],
      [1, 1005],
      [1, 1006],
      [3, 1007],
      [5, 1000],
      [5, 1004],
    ],
  )
})

test('the place of one who is out never moves again', () => {
  let bracket = draw('single_elimination', entrantsOf(23))
  const out = new Map<number, number>()
  for (const { number } of bracket.matches) {
    const match = bracket.matches[number - 1]
    const winner = match?.status === 'ready' ? match.participants[number % 2] : null
    if (!winner) continue
    bracket = report(bracket, number, { winner }).bracket
    for (const { entrant, place, losses } of standings(bracket)) {
      if (losses === 0) assert.equal(place, 1)
      else assert.equal(place, out.get(entrant) ?? place)
      if (losses > 0) out.set(entrant, place)
    }
  }
  assert.equal(out.size, 22)
})

test('two beaten semi-finalists who both lost share the fourth place behind the third', () => {
  let bracket = draw('single_elimination', [10, 20, 30, 40], { third_place: true })
  bracket = report(bracket, 1, { outcome: 'double_loss' }).bracket
  bracket = report(bracket, 2, { winner: 20 }).bracket
  assert.deepEqual(
    standings(bracket).map(row => [row.place, row.entrant, row.separated_by]),
    [
      [1, 20, null],
      [3, 30, 'round_reached'],
      [4, 10, 'third_place'],
      [4, 40, null],
    ],
  )
})
