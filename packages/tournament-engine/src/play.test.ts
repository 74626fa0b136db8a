import assert from 'node:assert/strict'
import { test } from 'node:test'
import { champion, draw, isComplete, podium, report } from './index.ts'
import { entrantsOf, playedBracket, playOut } from './testing/play.ts'

test('every size from 2 to 257 plays to the end with N - 1 eliminations, each entrant out once but the champion', () => {
  for (let count = 2; count <= 257; count++) {
    const bracket = playedBracket(count)
    assert.ok(isComplete(bracket))
    const losers = bracket.matches.flatMap(({ status, loser }) => (status === 'completed' ? [loser] : []))
    assert.equal(losers.length, count - 1)
    assert.deepEqual(
      [...losers, champion(bracket)].sort((one, two) => Number(one) - Number(two)),
      bracket.entrants,
    )
  }
})

test('with a third-place match every size gives first, second and third once', () => {
  for (let count = 3; count <= 70; count++) {
    const bracket = playedBracket(count, true)
    assert.deepEqual(
      podium(bracket).map(({ place }) => place),
      [1, 2, 3],
    )
    assert.equal(new Set(podium(bracket).map(({ entrant }) => entrant)).size, 3)
  }
})

test('where the better seed always wins, the places are the seeds', () => {
  const bracket = playOut(draw('single_elimination', entrantsOf(37), { third_place: true }), pair => Math.min(...pair))
  assert.deepEqual(
    podium(bracket).map(({ entrant }) => entrant),
    bracket.entrants.slice(0, 3),
  )
})

test('1,024 play to the end, and a result never touches more than three matches', () => {
  let bracket = draw('single_elimination', entrantsOf(1024), { third_place: true })
  for (const { number } of bracket.matches) {
    const winner = bracket.matches[number - 1]?.participants[number % 2]
    assert.ok(winner)
    const effects = report(bracket, number, { winner })
    assert.ok(effects.changed.length <= 3)
    bracket = effects.bracket
  }
  assert.ok(isComplete(bracket))
})

test('of three entrants the only beaten semi-finalist is third without playing', () => {
  const start = draw('single_elimination', [10, 20, 30], { third_place: true })
  assert.deepEqual(
    start.matches.map(({ status }) => status),
    ['bye', 'ready', 'waiting', 'waiting'],
  )
  const { bracket, changed } = report(start, 2, { winner: 30 })
  assert.deepEqual(
    changed.map(({ number, status, winner }) => [number, status, winner]),
    [
      [2, 'completed', 30],
      [3, 'bye', 20],
      [4, 'ready', null],
    ],
  )
  assert.deepEqual(podium(report(bracket, 4, { winner: 10 }).bracket), [
    { place: 1, entrant: 10 },
    { place: 2, entrant: 30 },
    { place: 3, entrant: 20 },
  ])
})

test('a double loss lets the opponent through, and two of them leave the next match empty', () => {
  let bracket = draw('single_elimination', entrantsOf(8), { third_place: true })
  bracket = report(bracket, 1, { outcome: 'double_loss' }).bracket
  assert.equal(bracket.matches[4]?.status, 'waiting')
  bracket = report(bracket, 2, { outcome: 'double_loss' }).bracket
  assert.deepEqual([bracket.matches[4]?.status, bracket.matches[4]?.winner], ['bye', null])
  for (const number of [3, 4]) {
    const winner = bracket.matches[number - 1]?.participants[0]
    assert.ok(winner)
    bracket = report(bracket, number, { winner }).bracket
  }
  const semifinal = report(bracket, 6, { winner: 1001 })
  assert.deepEqual(
    semifinal.changed.map(({ number, status, winner }) => [number, status, winner]),
    [
      [6, 'completed', 1001],
      [7, 'bye', 1002],
      [8, 'bye', 1001],
    ],
  )
  assert.ok(isComplete(semifinal.bracket))
})

test('a double loss in the final leaves the title vacant', () => {
  const start = draw('single_elimination', [10, 20, 30, 40])
  const bracket = playOut(start, ([first = 0, second = 0]) => (first + second === 30 ? null : Math.min(first, second)))
  assert.ok(isComplete(bracket))
  assert.equal(champion(bracket), null)
  assert.deepEqual(
    podium(bracket).map(({ place }) => place),
    [2, 2, 3, 3],
  )
})
