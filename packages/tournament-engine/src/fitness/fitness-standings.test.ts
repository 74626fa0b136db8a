import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Competition, Score, Workout } from './competition.ts'
import { type FitnessRow, fitnessStandings } from './fitness-standings.ts'
import { recordScore } from './record-score.ts'

const fran: Workout = { id: 'fran', name: 'Fran', scored_by: 'time', cap_seconds: 480, tie_break_time: true }
const row: Workout = { id: 'row', name: 'Row', scored_by: 'reps' }
const snatch: Workout = { id: 'snatch', name: 'Snatch', scored_by: 'weight', tie_break_time: true }
const judged: Workout = { id: 'judged', name: 'Judged', scored_by: 'points' }

const athletesOf = (count: number, division = 'Rx', from = 1) =>
  Array.from({ length: count }, (_, index) => ({ id: from + index, division }))
const competition = (
  workouts: Workout[],
  count: number,
  scores: Score[],
  more: Partial<Competition> = {},
): Competition => ({
  divisions: ['Rx', 'Scaled'],
  workouts,
  athletes: athletesOf(count),
  scoring: { kind: 'placement' },
  scores,
  ...more,
})
const lineOf = (rows: readonly FitnessRow[], athlete: number, workout = 0) => {
  const line = rows.find(one => one.athlete === athlete)?.workouts[workout]
  return [line?.status, line?.place, line?.points]
}
const reps = (athlete: number, count: number): Score => ({ athlete, workout: 'row', reps: count })

test('for time: finishers by time, then the capped by repetitions, then who gave up, then who was not there', () => {
  const rows = fitnessStandings(
    competition([fran], 9, [
      { athlete: 1, workout: 'fran', reps: 89 },
      { athlete: 2, workout: 'fran', time: 480 },
      { athlete: 3, workout: 'fran', time: 199.5 },
      { athlete: 4, workout: 'fran', reps: 30 },
      { athlete: 5, workout: 'fran', status: 'dnf', reps: 100 },
      { athlete: 6, workout: 'fran', status: 'dns' },
      { athlete: 7, workout: 'fran', status: 'dnf' },
      { athlete: 9, workout: 'fran', status: 'withdrawn' },
    ]),
  )
  assert.deepEqual(
    rows.map(({ athlete, place, points }) => [athlete, place, points]),
    [
      [3, 1, 1],
      [2, 2, 2],
      [1, 3, 3],
      [4, 4, 4],
      [5, 5, 5],
      [7, 6, 6],
      [6, 7, 9],
      [8, 7, 9],
      [9, 9, 9],
    ],
  )
  assert.deepEqual(
    [3, 1, 5, 6, 8, 9].map(athlete => lineOf(rows, athlete)),
    [
      ['scored', 1, 1],
      ['capped', 3, 3],
      ['dnf', 5, 5],
      ['dns', null, 9],
      ['missing', null, 9],
      ['withdrawn', null, 9],
    ],
  )
  assert.deepEqual([rows[7]?.separated_by, rows[8]?.separated_by], [null, 'withdrawn'])
})

test('the tie-break time decides between equals, and who has none stands behind who has', () => {
  const rows = fitnessStandings(
    competition([fran], 5, [
      { athlete: 1, workout: 'fran', reps: 60 },
      { athlete: 2, workout: 'fran', reps: 60, tie_break: 300 },
      { athlete: 3, workout: 'fran', reps: 60, tie_break: 290 },
      { athlete: 4, workout: 'fran', reps: 60, tie_break: 300 },
      { athlete: 5, workout: 'fran', reps: 61 },
    ]),
  )
  assert.deepEqual(
    rows.map(({ athlete, place }) => [athlete, place]),
    [
      [5, 1],
      [3, 2],
      [2, 3],
      [4, 3],
      [1, 5],
    ],
  )
})

test('more repetitions, weight and points are better, and equals share a place and its points', () => {
  for (const [workout, measure] of [
    [row, 'reps'],
    [snatch, 'weight'],
    [judged, 'points'],
  ] as const) {
    const scores = [40, 55, 40, 30].map(
      (value, index): Score => ({ athlete: index + 1, workout: workout.id, [measure]: value }),
    )
    const rows = fitnessStandings(competition([workout], 4, scores))
    assert.deepEqual(
      rows.map(({ athlete, place, points, separated_by }) => [athlete, place, points, separated_by]),
      [
        [2, 1, 1, null],
        [1, 2, 2, 'points'],
        [3, 2, 2, null],
        [4, 4, 4, 'points'],
      ],
    )
  }
})

test('a table of points: most first, equals get the same, none beyond its end', () => {
  const scores = [reps(1, 10), reps(2, 30), reps(3, 20), reps(4, 20), reps(5, 5)]
  const scoring = { kind: 'table', points: [100, 94.5, 90] } as const
  const rows = fitnessStandings(competition([row], 6, scores, { scoring }))
  assert.deepEqual(
    rows.map(({ athlete, points }) => [athlete, points]),
    [
      [2, 100],
      [3, 94.5],
      [4, 94.5],
      [1, 0],
      [5, 0],
      [6, 0],
    ],
  )
  assert.deepEqual(
    rows.map(({ separated_by }) => separated_by),
    [null, 'points', null, 'points', 'best_places', 'best_places'],
  )
})

test('every Rx stands before every Scaled, whatever the numbers; places count within the division', () => {
  const athletes = [...athletesOf(2, 'Scaled'), ...athletesOf(2, 'Rx', 3)]
  const rows = fitnessStandings(
    competition([row], 0, [reps(1, 99), reps(2, 99), reps(3, 10), reps(4, 20)], { athletes }),
  )
  assert.deepEqual(
    rows.map(({ athlete, division, place, place_in_division, points, separated_by }) => [
      athlete,
      division,
      place,
      place_in_division,
      points,
      separated_by,
    ]),
    [
      [4, 'Rx', 1, 1, 1, null],
      [3, 'Rx', 2, 2, 2, 'points'],
      [1, 'Scaled', 3, 1, 1, 'division'],
      [2, 'Scaled', 3, 1, 1, null],
    ],
  )
})

test('level on points the better single places decide, then the last workout; each row says so with the numbers', () => {
  const held = competition([row, snatch, judged], 4, [
    ...[4, 3, 2, 1].map((value, index) => reps(index + 1, value)),
    ...[1, 2, 4, 3].map((weight, index) => ({ athlete: index + 1, workout: 'snatch', weight })),
    ...[3, 4, 2, 1].map((points, index) => ({ athlete: index + 1, workout: 'judged', points })),
  ])
  // Places: 1, 4, 2 · 2, 3, 1 · 3, 1, 3 · 4, 2, 4.
  const rows = fitnessStandings(held)
  assert.deepEqual(
    rows.map(({ athlete, place, separated_by, tie_breaks }) => [athlete, place, separated_by, tie_breaks]),
    [
      [2, 1, null, { points: 6, best_places: [1, 2, 3], last_workout: 1 }],
      [1, 2, 'points', { points: 7, best_places: [1, 2, 4], last_workout: 2 }],
      [3, 3, 'best_places', { points: 7, best_places: [1, 3, 3], last_workout: 3 }],
      [4, 4, 'points', { points: 10, best_places: [2, 4, 4], last_workout: 4 }],
    ],
  )
  const named = fitnessStandings({ ...held, tie_breaks: ['workout:snatch'] })
  assert.deepEqual(
    named.map(({ athlete, separated_by, tie_breaks }) => [athlete, separated_by, tie_breaks]),
    [
      [2, null, { points: 6, 'workout:snatch': 3 }],
      [3, 'points', { points: 7, 'workout:snatch': 1 }],
      [1, 'workout:snatch', { points: 7, 'workout:snatch': 4 }],
      [4, 'points', { points: 10, 'workout:snatch': 2 }],
    ],
  )
})

test('the same places in another order: the last workout decides', () => {
  const rows = fitnessStandings(
    competition([row, judged], 2, [
      reps(1, 9),
      reps(2, 8),
      { athlete: 1, workout: 'judged', points: 1 },
      { athlete: 2, workout: 'judged', points: 2 },
    ]),
  )
  assert.deepEqual(
    rows.map(({ athlete, place, separated_by }) => [athlete, place, separated_by]),
    [
      [2, 1, null],
      [1, 2, 'last_workout'],
    ],
  )
})

test('a workout that nobody has begun counts for nobody; one under way counts as last for who is still to come', () => {
  const start = competition([row, fran], 3, [])
  assert.deepEqual(
    fitnessStandings(start).map(({ place, points }) => [place, points]),
    [
      [1, 0],
      [1, 0],
      [1, 0],
    ],
  )
  const under = fitnessStandings(recordScore(start, reps(3, 12)))
  assert.deepEqual(
    under.map(({ athlete, place, points }) => [athlete, place, points]),
    [
      [3, 1, 1],
      [1, 2, 3],
      [2, 2, 3],
    ],
  )
  assert.deepEqual(lineOf(under, 3, 1), ['missing', null, 0])
})

test('who withdrew is awaited in no later workout', () => {
  const rows = fitnessStandings(
    competition([row, fran], 2, [reps(1, 5), { athlete: 2, workout: 'row', status: 'withdrawn' }]),
  )
  assert.deepEqual(
    [lineOf(rows, 1, 1), lineOf(rows, 2, 1)],
    [
      ['missing', null, 0],
      ['withdrawn', null, 0],
    ],
  )
})
