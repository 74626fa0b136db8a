import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, type MatchResult, type ResultInput, report } from '../index.ts'

const pair = draw('single_elimination', [10, 20])

function recorded(input: ResultInput): MatchResult | null | undefined {
  return report(pair, 1, input).bracket.matches[0]?.result
}

test('a winner alone is a result', () => {
  assert.deepEqual(recorded({ winner: 20 }), { winner: 20, outcome: 'played', games: [], score: null })
})

test('one game is won by the higher score', () => {
  const games = [{ p1: 3, p2: 0 }]
  assert.deepEqual(recorded({ games }), { winner: 10, outcome: 'played', games, score: '3-0' })
})

test('several games are won by more games, not by more points', () => {
  const games = [
    { p1: 11, p2: 0 },
    { p1: 9, p2: 11 },
    { p1: 9, p2: 11 },
  ]
  assert.deepEqual(recorded({ games }), { winner: 20, outcome: 'played', games, score: '11-0 9-11 9-11' })
})

test('level games take the named winner, and a given score is kept', () => {
  const games = [{ p1: 3, p2: 3 }]
  const score = '3-3 (4-2 pens)'
  assert.deepEqual(recorded({ games, winner: 10, score }), { winner: 10, outcome: 'played', games, score })
})

test('a walkover, no-show, retirement or disqualification goes to the named winner against the games', () => {
  for (const outcome of ['walkover', 'no_show', 'retired', 'disqualified'] as const) {
    const games = [{ p1: 5, p2: 1 }]
    assert.deepEqual(recorded({ outcome, winner: 20, games }), { winner: 20, outcome, games, score: '5-1' })
  }
})

test('a double loss has two losers, and no loser goes on', () => {
  const match = report(pair, 1, { outcome: 'double_loss' }).bracket.matches[0]
  assert.deepEqual([match?.status, match?.winner, match?.loser], ['completed', null, null])
  assert.deepEqual(match?.result, { winner: null, outcome: 'double_loss', games: [], score: null })
})

test('a recorded result does not follow the list it came from', () => {
  const games = [{ p1: 3, p2: 0 }]
  const result = recorded({ games })
  games.push({ p1: 0, p2: 3 })
  assert.deepEqual(result?.games, [{ p1: 3, p2: 0 }])
})
