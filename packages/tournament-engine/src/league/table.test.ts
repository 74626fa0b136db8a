import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Bracket,
  type DrawOptions,
  draw,
  type ResultInput,
  report,
  shuffle,
  standings,
  withdraw,
} from '../index.ts'
import { entrantsOf, seededRandom } from '../testing/play.ts'
import { leagueTable } from './table.ts'

/** Plays a round robin from a text: "1-2 3:0" is 3 to 0 between the entrants 1 and 2. */
function league(count: number, results: string, options: DrawOptions = {}): Bracket {
  const entrants = Array.from({ length: count }, (_, index) => index + 1)
  let bracket = draw('round_robin', entrants, options)
  for (const [, one, two, p1, p2] of results.matchAll(/(\d)-(\d) (\d+):(\d+)/g)) {
    const first = Number(one)
    const match = bracket.matches.find(
      ({ participants, status }) =>
        status === 'ready' && participants.includes(first) && participants.includes(Number(two)),
    )
    assert.ok(match)
    const game =
      match.participants[0] === first ? { p1: Number(p1), p2: Number(p2) } : { p1: Number(p2), p2: Number(p1) }
    const input: ResultInput = game.p1 === game.p2 ? { outcome: 'draw', games: [game] } : { games: [game] }
    bracket = report(bracket, match.number, input).bracket
  }
  return bracket
}

const why = (bracket: Bracket) => standings(bracket).map(row => [row.entrant, row.separated_by, row.tie_breaks])
const order = (bracket: Bracket): number[] => standings(bracket).map(({ entrant }) => entrant)

test('a row says which rule put it below the one before, with the numbers of every rule that was asked', () => {
  const rules: DrawOptions = { tie_breaks: ['points', 'difference', 'for', 'wins', 'lots'] }
  const bracket = league(4, '1-2 3:0  3-4 2:1  1-3 0:1  2-4 2:2  1-4 1:0  2-3 1:0', rules)
  assert.deepEqual(why(bracket), [
    [1, null, { points: 6, difference: 3 }],
    [3, 'difference', { points: 6, difference: 1 }],
    [2, 'points', { points: 4 }],
    [4, 'points', { points: 1 }],
  ])
  assert.deepEqual(standings(bracket)[2], {
    place: 3,
    entrant: 2,
    group: null,
    played: 3,
    wins: 1,
    draws: 1,
    losses: 1,
    points: 4,
    for: 3,
    against: 5,
    difference: -2,
    separated_by: 'points',
    tie_breaks: { points: 4 },
  })
})

test('head-to-head is compared as a whole: three level on points there, and goals decide (European championship 2024, E)', () => {
  // Romania 1, Belgium 2, Slovakia 3, Ukraine 4. Belgium beat Romania, which stays ahead: the four were level together.
  const bracket = league(4, '1-4 3:0  2-3 0:1  3-4 1:2  2-1 2:0  3-1 1:1  4-2 0:0')
  assert.deepEqual(why(bracket), [
    [1, null, { points: 4, head_to_head: 4, head_to_head_difference: 1, head_to_head_for: 4 }],
    [2, 'head_to_head', { points: 4, head_to_head: 4, head_to_head_difference: 1, head_to_head_for: 2 }],
    [3, 'head_to_head', { points: 4, head_to_head: 4, head_to_head_difference: 0, head_to_head_for: 3 }],
    [4, 'head_to_head', { points: 4, head_to_head: 4, head_to_head_difference: -2, head_to_head_for: 2 }],
  ])
})

test('the goals among three decide, not those against the fourth (European championship 2004, C)', () => {
  // Sweden 1, Denmark 2, Italy 3, Bulgaria 4.
  const bracket = league(4, '2-3 0:0  1-4 5:0  4-2 0:2  3-1 1:1  3-4 2:1  2-1 2:2')
  assert.deepEqual(
    why(bracket).map(([entrant, rule]) => [entrant, rule]),
    [
      [1, null],
      [2, 'head_to_head'],
      [3, 'head_to_head'],
      [4, 'points'],
    ],
  )
})

test('the mini-table is made anew among those whom it leaves level, before the next rule is asked', () => {
  // Among 1, 2 and 3 all have a win and no difference; 1 has more goals. Of 2 and 3, level in all of it, 2 beat 3, which
  // counts before the difference of 3, who beat 4 by nine.
  const bracket = league(4, '1-2 3:2  3-1 3:2  2-3 2:1  1-4 1:0  2-4 1:0  3-4 9:0')
  const first = { points: 6, head_to_head: 3, head_to_head_difference: 0 }
  const among = (points: number, difference: number, goals: number) => ({
    head_to_head_2: points,
    head_to_head_difference_2: difference,
    head_to_head_for_2: goals,
  })
  assert.deepEqual(why(bracket), [
    [1, null, { ...first, head_to_head_for: 5 }],
    [2, 'head_to_head', { ...first, head_to_head_for: 4, ...among(3, 1, 2) }],
    [3, 'head_to_head', { ...first, head_to_head_for: 4, ...among(0, -1, 1) }],
    [4, 'points', { points: 0 }],
  ])
})

test('where the mini-table made anew separates nobody, the next rule does', () => {
  const rows = why(league(3, '1-2 1:0  2-3 1:0  3-1 1:0', { legs: 2 }))
  assert.deepEqual(
    rows.map(([, rule]) => rule),
    [null, 'lots', 'lots'],
  )
  assert.deepEqual(Object.keys(rows[1]?.[2] ?? {}), [
    ...['points', 'head_to_head', 'head_to_head_difference', 'head_to_head_for', 'difference', 'for', 'wins', 'lots'],
  ])
})

test('three draws at 0.1 and a win at 0.3 are level', () => {
  const results = '1-2 0:0  1-3 0:0  1-4 0:0  2-3 1:0  2-4 0:1  3-4 0:0'
  const table = standings(league(4, results, { points: { win: 0.3, draw: 0.1, loss: -0.1 }, tie_breaks: ['points'] }))
  const points = new Map(table.map(row => [row.entrant, row.points]))
  assert.equal(points.get(1), 0.3)
  assert.equal(points.get(2), 0.3)
})

test('shares of games and of points order as quotients do, and stay numbers where nothing was lost', () => {
  let bracket = draw('round_robin', [1, 2, 3, 4], { tie_breaks: ['games_ratio'] })
  const played: Record<string, [number, number][]> = {
    '1 4': [
      [25, 20],
      [25, 20],
      [25, 20],
    ],
    '2 3': [
      [25, 10],
      [20, 25],
      [25, 24],
      [25, 23],
    ],
    '4 3': [
      [25, 15],
      [15, 25],
      [15, 14],
      [30, 30],
    ],
    '1 2': [],
  }
  for (const { number, participants } of bracket.matches) {
    const games = played[participants.join(' ')]
    if (games === undefined) continue
    const winner = games.length === 0 ? (participants[0] ?? undefined) : undefined
    const outcome = games.length === 0 ? 'walkover' : 'played'
    bracket = report(bracket, number, { games: games.map(([p1, p2]) => ({ p1, p2 })), winner, outcome }).bracket
  }
  assert.deepEqual(why(bracket), [
    [1, null, { games_ratio: 1 }],
    [2, 'games_ratio', { games_ratio: 3 / 4 }],
    [4, 'games_ratio', { games_ratio: 2 / 6 }],
    [3, 'games_ratio', { games_ratio: 2 / 7 }],
  ])
  assert.deepEqual(why(league(4, '1-2 3:1  3-4 2:0', { tie_breaks: ['points_ratio'] })), [
    [3, null, { points_ratio: 1 }],
    [1, 'points_ratio', { points_ratio: 3 / 4 }],
    [2, 'points_ratio', { points_ratio: 1 / 4 }],
    [4, 'points_ratio', { points_ratio: 0 }],
  ])
})

test('fewer penalty points stand higher', () => {
  let bracket = draw('round_robin', [1, 2, 3], { tie_breaks: ['points', 'fair_play'] })
  for (const [number, fair_play] of [
    [1, { p1: 3, p2: 0 }],
    [2, { p1: 0, p2: 0 }],
    [3, { p1: 1, p2: 0 }],
  ] as const) {
    bracket = report(bracket, number, { outcome: 'draw', fair_play }).bracket
  }
  assert.deepEqual(why(bracket), [
    [1, null, { points: 2, fair_play: 0 }],
    [3, 'fair_play', { points: 2, fair_play: 1 }],
    [2, 'fair_play', { points: 2, fair_play: 3 }],
  ])
})

test('cautions alone send Japan on and Senegal home (World Cup 2018, H)', () => {
  // Colombia 1, Japan 2, Senegal 3, Poland 4; the cautions are given with the second match of each.
  const start = league(4, '1-2 1:2  4-3 1:2  4-1 0:3  2-4 0:1  3-1 0:1', {
    tie_breaks: ['points', 'difference', 'for', 'head_to_head', 'fair_play'],
  })
  const match = start.matches.find(({ status }) => status === 'ready')
  assert.deepEqual(match?.participants, [2, 3])
  const last = { outcome: 'draw', games: [{ p1: 2, p2: 2 }], fair_play: { p1: 4, p2: 6 } } as const
  const { bracket } = report(start, match.number, last)
  const level = { points: 4, difference: 0, for: 4, head_to_head: 1, head_to_head_difference: 0, head_to_head_for: 2 }
  assert.deepEqual(why(bracket), [
    [1, null, { points: 6 }],
    [2, 'points', { ...level, fair_play: 4 }],
    [3, 'fair_play', { ...level, fair_play: 6 }],
    [4, 'points', { points: 3 }],
  ])
})

test('lots come last though the list does not name them, follow from the seed, and nothing after them is asked', () => {
  const lotsFirst = (random_seed: string) =>
    draw('round_robin', entrantsOf(8), { random_seed, tie_breaks: ['lots', 'points'] })
  const rows = standings(lotsFirst('spring'))
  assert.deepEqual(
    rows.map(({ place, tie_breaks }) => [place, tie_breaks]),
    rows.map((_, index) => [index + 1, { lots: index + 1 }]),
  )
  assert.deepEqual(order(lotsFirst('spring')), order(lotsFirst('spring')))
  const orders = Array.from({ length: 100 }, (_, index) => order(lotsFirst(`cup ${index}`)))
  assert.ok(new Set(orders.map(String)).size > 98)
  assert.equal(new Set(orders.map(([first]) => first)).size, 8)
  const unnamed = draw('round_robin', entrantsOf(8), { random_seed: 'spring', tie_breaks: ['points'] })
  assert.deepEqual(order(unnamed), order(lotsFirst('spring')))
})

test('who withdraws with all matches void stands last, whoever has fewer points made', () => {
  const played = league(4, '1-2 5:0  3-1 0:5  4-1 0:5  2-3 1:0')
  const { bracket } = withdraw(played, { entrant: 2, policy: 'void_all', reason: 'withdrawn' })
  assert.deepEqual(why(bracket).at(-1), [2, 'withdrawn', { withdrawn: 1 }])
  assert.deepEqual(
    standings(bracket).map(row => row.played),
    [2, 1, 1, 0],
  )
})

test('a free round is worth a win, a draw or nothing, and is no match', () => {
  const free = (['full', 'half', 'none'] as const).map((bye, index) => ({ entrant: index + 1, round: 1, bye }))
  const rows = leagueTable(
    [1, 2, 3],
    [],
    { points: { win: 3, draw: 1, loss: 0 }, tie_breaks: [], random_seed: '' },
    { free },
  )
  const points = new Map(rows.map(row => [row.entrant, [row.points, row.played]]))
  assert.deepEqual(
    [points.get(1), points.get(2), points.get(3)],
    [
      [3, 0],
      [1, 0],
      [0, 0],
    ],
  )
})

const rulesOf = fc.shuffledSubarray([
  ...(['points', 'head_to_head', 'difference', 'for', 'wins', 'games_ratio', 'points_ratio', 'fair_play'] as const),
])

test('a table is a total order at every moment, and neither the order of entrants nor of matches shows in it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 9 }),
      rulesOf,
      fc.integer(),
      fc.string(),
      (count, tie_breaks, seed, random_seed) => {
        const random = seededRandom(seed)
        let bracket = draw('round_robin', entrantsOf(count), { tie_breaks, random_seed })
        for (const { number } of bracket.matches) {
          if (random() < 0.2) continue
          const game = { p1: Math.floor(random() * 3), p2: Math.floor(random() * 3) }
          const outcome = game.p1 === game.p2 ? 'draw' : 'played'
          bracket = report(bracket, number, { outcome, games: [game], fair_play: game }).bracket
        }
        const rows = standings(bracket)
        assert.deepEqual(
          rows.map(({ place }) => place),
          rows.map((_, index) => index + 1),
        )
        for (const [index, { separated_by, tie_breaks: numbers }] of rows.entries()) {
          assert.equal(separated_by === null, index === 0)
          if (separated_by === null) continue
          assert.ok(separated_by in numbers)
          assert.ok(separated_by in (rows[index - 1]?.tie_breaks ?? {}))
        }
        const shuffled = leagueTable(
          shuffle(bracket.entrants, random),
          shuffle(bracket.matches, random),
          bracket.options,
        )
        assert.deepEqual(shuffled, rows)
      },
    ),
    { numRuns: 300, seed: 20_221_218 },
  )
})
