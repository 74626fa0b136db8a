import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bracket, draw, EngineError, explainPairing, pairNextRound, report } from '../index.ts'

function decided(bracket: Bracket, winners: readonly number[]): Bracket {
  const open = bracket.matches.filter(({ status }) => status === 'ready')
  return open.reduce(
    (state, { number, participants }) =>
      report(state, number, { winner: participants.find(slot => slot !== null && winners.includes(slot)) ?? undefined })
        .bracket,
    bracket,
  )
}

test('a score group, its halves, and the sides', () => {
  const first = draw('swiss', [1, 2, 3, 4, 5, 6, 7, 8], { balance_sides: true })
  const { bracket } = pairNextRound(decided(first, [1, 2, 3, 4]))
  assert.deepEqual(explainPairing(bracket, 5), [
    { rule: 'score_group', numbers: { score: 1, entrants: 4 } },
    { rule: 'halves', numbers: { upper: 1, lower: 2 } },
    { rule: 'sides', numbers: { first: 2, second: -2 } },
  ])
})

test('a float says from where to where, a bye how many rested before, an absence what it is worth', () => {
  const first = decided(draw('swiss', [1, 2, 3, 4, 5, 6], { rounds: 3 }), [1, 2, 3])
  const { bracket } = pairNextRound(first, { absent: [{ entrant: 6, bye: 'half' }] })
  assert.deepEqual(
    bracket.matches.slice(3).map(({ participants, number }) => [participants, explainPairing(bracket, number)]),
    [
      [
        [1, 2],
        [
          { rule: 'score_group', numbers: { score: 1, entrants: 2 } },
          { rule: 'halves', numbers: { upper: 1, lower: 1 } },
        ],
      ],
      [[3, 4], [{ rule: 'float', numbers: { above: 1, below: 0 } }]],
      [[5, null], [{ rule: 'bye', numbers: { score: 0, passed: 0 } }]],
      [[6, null], [{ rule: 'absent', numbers: { points: 0.5 } }]],
    ],
  )
})

test('where all of a half have met, one is exchanged with the other half', () => {
  let bracket = draw('swiss', [1, 2, 3, 4], { rounds: 3 })
  for (const { number } of bracket.matches) bracket = report(bracket, number, { outcome: 'draw' }).bracket
  bracket = pairNextRound(bracket).bracket
  for (const { number } of bracket.matches.slice(2)) bracket = report(bracket, number, { outcome: 'draw' }).bracket
  bracket = pairNextRound(bracket).bracket
  assert.deepEqual(explainPairing(bracket, 5), [
    { rule: 'score_group', numbers: { score: 1, entrants: 4 } },
    { rule: 'exchange', numbers: { upper: 1, lower: 2 } },
  ])
})

test('a knockout has no reasons', () => {
  assert.throws(
    () => explainPairing(draw('single_elimination', [1, 2]), 1),
    error => error instanceof EngineError && error.code === 'OPTION_IMPOSSIBLE',
  )
})
