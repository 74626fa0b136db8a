import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EntrantId } from '../../bracket.ts'
import { draw, drawOf, restore } from '../../draw/draw.ts'
import { freeRounds } from '../../swiss/swiss-rounds.ts'
import { type Measure, recordOf } from '../record.ts'
import { buchholz, buchholzCutOne, medianBuchholz } from './buchholz.ts'
import { progressive } from './progressive.ts'
import { sonnebornBerger } from './sonneborn-berger.ts'

/**
 * Worked by hand. Round 1: 1 beats 2, 3 draws with 4, 5 rests (full). Round 2: 1 beats 5, 2 wins by forfeit over 3, 4
 * is away for half a point. Round 3: 1 draws with 4, 5 beats 2, 3 has left.
 */
const plain = { games: [], score: null }
const facts = {
  ...drawOf(draw('swiss', [1, 2, 3, 4, 5], { rounds: 3 })),
  pairings: [
    [
      { first: 1, second: 2 },
      { first: 3, second: 4 },
      { first: 5, second: null, bye: 'full' as const },
    ],
    [
      { first: 1, second: 5 },
      { first: 2, second: 3 },
      { first: 4, second: null, bye: 'half' as const },
    ],
    [
      { first: 1, second: 4 },
      { first: 5, second: 2 },
      { first: 3, second: null, bye: 'none' as const },
    ],
  ],
}
const played = restore(facts, [
  [1, { ...plain, winner: 1, outcome: 'played' }],
  [2, { ...plain, winner: null, outcome: 'draw' }],
  [4, { ...plain, winner: 1, outcome: 'played' }],
  [5, { ...plain, winner: 2, outcome: 'walkover' }],
  [7, { ...plain, winner: null, outcome: 'draw' }],
  [8, { ...plain, winner: 5, outcome: 'played' }],
])
const record = recordOf(played.entrants, played.matches, played.options, freeRounds(played.pairings))
const numbers = (measure: Measure): [EntrantId, number][] => [...measure(record)]

// Points: 1 has 2.5, 2 has 1, 3 has 0.5, 4 has 1.5, 5 has 2. As an opponent 3 has 1.5: its forfeit and its last round are draws.
const expected: [string, Measure, number[]][] = [
  ['Buchholz', buchholz, [4.5, 5.5, 2.5, 5.5, 5.5]],
  ['Cut-1', buchholzCutOne, [3.5, 4.5, 2, 4, 4.5]],
  ['Median', medianBuchholz, [1.5, 2, 0.5, 1.5, 2]],
  ['Sonneborn-Berger', sonnebornBerger, [3.75, 1, 0.75, 2.75, 3]],
  ['progressive', progressive, [5.5, 2, 1.5, 3, 4]],
]

for (const [name, measure, values] of expected) {
  test(`${name} as worked by hand, byes, a forfeit and a departure among the rounds`, () => {
    assert.deepEqual(
      numbers(measure),
      values.map((value, index) => [index + 1, value]),
    )
  })
}
