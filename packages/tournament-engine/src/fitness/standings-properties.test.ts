import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Competition, Score, Workout } from './competition.ts'
import { type FitnessRow, fitnessStandings } from './fitness-standings.ts'
import { recordScore } from './record-score.ts'

const workouts: readonly Workout[] = [
  { id: 'fran', name: 'Fran', scored_by: 'time', cap_seconds: 480, tie_break_time: true },
  { id: 'row', name: 'Row', scored_by: 'reps' },
  { id: 'snatch', name: 'Snatch', scored_by: 'weight', tie_break_time: true },
  { id: 'judged', name: 'Judged', scored_by: 'points' },
]
const scoreIn = ({ id, scored_by, tie_break_time }: Workout) =>
  fc
    .record({
      value: fc.integer({ min: 1, max: 6 }),
      kind: fc.integer({ min: 0, max: 7 }),
      tie: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ value, kind, tie }): Omit<Score, 'athlete'> | null => {
      if (kind === 0) return null
      if (kind === 1) return { workout: id, status: 'dns' }
      if (kind === 2) return { workout: id, status: 'dnf' }
      if (kind === 3) return { workout: id, status: 'withdrawn' }
      const measure = scored_by === 'time' && kind === 4 ? 'reps' : scored_by
      return { workout: id, [measure]: value, ...(tie_break_time && kind > 5 ? { tie_break: tie } : {}) }
    })
const results = fc.array(fc.tuple(...workouts.map(scoreIn)), { minLength: 1, maxLength: 14, size: 'max' })
const scorings = fc.constantFrom<Competition['scoring']>(
  { kind: 'placement' },
  { kind: 'table', points: [10.1, 7.2, 3.3, 1] },
)
const event = fc.record({ results, scoring: scorings, scaled: fc.integer({ min: 0, max: 14 }) }).map(
  ({ results: all, scoring, scaled }): Competition => ({
    divisions: ['Rx', 'Scaled'],
    workouts,
    athletes: all.map((_, index) => ({ id: 50 - index, division: index < scaled ? 'Scaled' : 'Rx' })),
    scoring,
    scores: all.flatMap((own, index) =>
      own.flatMap(score => (score === null ? [] : [{ ...score, athlete: 50 - index }])),
    ),
  }),
)
const runs = { numRuns: 400, seed: 11 }

test('everybody stands in the table once, in an order that the numbers shown explain', () => {
  fc.assert(
    fc.property(event, held => {
      const rows = fitnessStandings(held)
      assert.deepEqual(rows.map(({ athlete }) => athlete).sort(), held.athletes.map(({ id }) => id).sort())
      for (const [index, own] of rows.entries()) {
        const above = rows[index - 1]
        const sum = own.workouts.reduce((total, { points }) => total + points, 0)
        assert.ok(Math.abs(sum - own.points) < 1e-6)
        if (above === undefined) assert.deepEqual([own.place, own.separated_by], [1, null])
        else if (own.separated_by === null) {
          assert.equal(own.place, above.place)
          assert.deepEqual(own.tie_breaks, above.tie_breaks)
        } else assert.equal(own.place, index + 1)
        if (own.separated_by === 'points' && above !== undefined) {
          assert.ok(held.scoring.kind === 'table' ? own.points < above.points : own.points > above.points)
        }
        if (own.separated_by === 'last_workout')
          assert.ok(Number(own.tie_breaks.last_workout) > Number(above?.tie_breaks.last_workout))
        if (own.separated_by === 'division') assert.equal(own.place_in_division, 1)
      }
    }),
    runs,
  )
})

test('neither the order of the athletes nor that of the scores changes a row', () => {
  fc.assert(
    fc.property(event, held => {
      const other = { ...held, athletes: held.athletes.toReversed(), scores: held.scores.toReversed() }
      assert.deepEqual(fitnessStandings(other), fitnessStandings(held))
    }),
    runs,
  )
})

test('a better result never costs a place', () => {
  fc.assert(
    fc.property(event, fc.nat(), (held, pick) => {
      const own = held.scores.filter(({ reps: count, workout }) => count !== undefined && workout === 'row')
      const score = own[pick % Math.max(own.length, 1)]
      if (score === undefined) return
      const placeOf = (rows: readonly FitnessRow[]) => rows.find(({ athlete }) => athlete === score.athlete)?.place ?? 0
      const better = recordScore(held, { ...score, reps: Number(score.reps) + 1 })
      assert.ok(placeOf(fitnessStandings(better)) <= placeOf(fitnessStandings(held)))
    }),
    runs,
  )
})
