import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EngineError, type EngineErrorCode } from '../index.ts'
import type { Competition, Score } from './competition.ts'
import { fitnessStandings } from './fitness-standings.ts'
import { clearScore, recordScore } from './record-score.ts'

const start: Competition = {
  divisions: ['Rx', 'Scaled'],
  workouts: [
    { id: 'fran', name: 'Fran', scored_by: 'time', cap_seconds: 480, tie_break_time: true },
    { id: 'run', name: 'Run', scored_by: 'time' },
    { id: 'row', name: 'Row', scored_by: 'reps' },
  ],
  athletes: [
    { id: 1, division: 'Rx' },
    { id: 2, division: 'Scaled' },
  ],
  scoring: { kind: 'placement' },
  scores: [],
}

test('a score can be entered again at any time, in any order, and leaves no trace of the one before', () => {
  const first: Score = { athlete: 1, workout: 'fran', time: 300 }
  const second: Score = { athlete: 2, workout: 'fran', reps: 50, tie_break: 200 }
  const third: Score = { athlete: 1, workout: 'row', reps: 30 }
  const straight = [first, second, third].reduce(recordScore, start)
  const around = [
    third,
    { ...first, time: 400 },
    second,
    { athlete: 1, workout: 'fran', status: 'dns' } as const,
    first,
  ]
  assert.deepEqual(around.reduce(recordScore, start), straight)
  assert.deepEqual(straight.scores, [first, second, third])
  assert.deepEqual(start.scores, [])
})

test('a cleared score is awaited again', () => {
  const score: Score = { athlete: 1, workout: 'row', reps: 3 }
  assert.deepEqual(clearScore(recordScore(start, score), 1, 'row'), start)
  assert.throws(() => clearScore(start, 1, 'row'), { code: 'RESULT_MISSING' })
})

test('who gave up may have repetitions, also where there is no cap, and points may be negative', () => {
  const judged: Competition = { ...start, workouts: [{ id: 'run', name: 'Run', scored_by: 'points' }] }
  assert.equal(recordScore(start, { athlete: 1, workout: 'run', status: 'dnf', reps: 7 }).scores.length, 1)
  assert.equal(recordScore(judged, { athlete: 1, workout: 'run', points: -2 }).scores.length, 1)
})

const at = (workout: string, score: object): Score => ({ athlete: 1, workout, ...score })
const impossible: [EngineErrorCode, string, Score][] = [
  ['ENTRANT_UNKNOWN', 'somebody else', { athlete: 9, workout: 'row', reps: 1 }],
  ['WORKOUT_UNKNOWN', 'another workout', at('swim', { reps: 1 })],
  ['SCORE_IMPOSSIBLE', 'nothing', at('row', {})],
  ['SCORE_IMPOSSIBLE', 'a status nobody knows', at('row', { status: 'ill' })],
  ['SCORE_IMPOSSIBLE', 'a tie-break time alone', at('fran', { status: 'dnf', tie_break: 3 })],
  ['SCORE_IMPOSSIBLE', 'a time and repetitions', at('fran', { time: 100, reps: 90 })],
  ['SCORE_IMPOSSIBLE', 'repetitions of who did not start', at('row', { status: 'dns', reps: 3 })],
  ['SCORE_IMPOSSIBLE', 'weight in a workout for repetitions', at('row', { weight: 3 })],
  ['SCORE_IMPOSSIBLE', 'repetitions at a cap that is none', at('run', { reps: 3 })],
  ['SCORE_IMPOSSIBLE', 'fewer than none', at('row', { reps: -1 })],
  ['SCORE_IMPOSSIBLE', 'no number', at('fran', { time: Number.NaN })],
  ['SCORE_IMPOSSIBLE', 'half a repetition', at('row', { reps: 1.5 })],
  ['SCORE_IMPOSSIBLE', 'no time at all', at('fran', { time: 0 })],
  ['SCORE_IMPOSSIBLE', 'a time beyond the cap', at('fran', { time: 481 })],
  ['SCORE_IMPOSSIBLE', 'a time of who did not finish', at('fran', { time: 300, status: 'dnf' })],
  ['SCORE_IMPOSSIBLE', 'a tie-break time where there is none', at('row', { reps: 3, tie_break: 3 })],
  ['SCORE_IMPOSSIBLE', 'a tie-break time before the start', at('fran', { reps: 3, tie_break: -3 })],
]

for (const [code, what, score] of impossible) {
  test(`${code}: ${what}`, () => {
    const refused = (error: unknown): boolean =>
      error instanceof EngineError && error.code === code && /^[A-Z0-9-].*\.$/.test(error.message)
    assert.throws(() => recordScore(start, score), refused)
    assert.throws(() => fitnessStandings({ ...start, scores: [score] }), refused)
  })
}

const [fran] = start.workouts
assert.ok(fran)
const broken: [string, string, object][] = [
  ['divisions', 'a division twice', { divisions: ['Rx', 'Rx', 'Scaled'] }],
  ['divisions', 'an athlete of none', { divisions: ['Rx'] }],
  ['workouts', 'a workout twice', { workouts: [fran, fran] }],
  ['workouts', 'a measure nobody knows', { workouts: [{ ...fran, scored_by: 'style' }] }],
  ['cap_seconds', 'a cap on repetitions', { workouts: [{ ...fran, scored_by: 'reps' }] }],
  ['cap_seconds', 'no time at all', { workouts: [{ ...fran, cap_seconds: 0 }] }],
  ['scoring', 'a table that rises', { scoring: { kind: 'table', points: [5, 6] } }],
  ['scoring', 'a table with a hole', { scoring: { kind: 'table', points: [5, Number.NaN] } }],
  ['scoring', 'a scoring nobody knows', { scoring: { kind: 'feeling' } }],
  ['tie_breaks', 'a rule nobody knows', { tie_breaks: ['workout:swim'] }],
]

for (const [option, what, part] of broken) {
  test(`OPTION_IMPOSSIBLE, ${option}: ${what}`, () => {
    assert.throws(
      () => fitnessStandings({ ...start, ...part }),
      error => error instanceof EngineError && error.code === 'OPTION_IMPOSSIBLE' && error.about.option === option,
    )
  })
}

test('ENTRANT_TWICE: an athlete in two divisions', () => {
  const athletes = [...start.athletes, { id: 1, division: 'Scaled' }]
  assert.throws(() => fitnessStandings({ ...start, athletes }), { code: 'ENTRANT_TWICE' })
})
