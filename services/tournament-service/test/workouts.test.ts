import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addParticipant,
  clearScore,
  disqualifyParticipant,
  finishTournament,
  generateBracket,
  getFitnessLeaderboard,
  getStandings,
  pauseTournament,
  recordScore,
  reopenTournament,
  type ScoreBody,
  updateTournament,
  withdrawParticipant,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, create, drawIt, enterAll, placesOf, trainer } from './standing.ts'

const workouts = [
  { id: 'fran', name: 'Fran', scored_by: 'time' as const, cap_seconds: 480 },
  { id: 'row', name: 'Row', scored_by: 'reps' as const },
]
const settings = { workouts, divisions: ['Rx', 'Scaled'], lanes: 2 }

describe('leaderboards of workouts', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  async function started() {
    const id = await create(app, { tournament_type: 'leaderboard', settings })
    const entries = [
      { name: 'Ada', division: 'Rx' },
      { name: 'Ben', division: 'Rx' },
      { name: 'Cleo', division: 'Rx' },
      { name: 'Dan', division: 'Scaled' },
    ]
    const people = await enterAll(app, id, entries)
    await drawIt(app, id)
    const [ada = 0, ben = 0, cleo = 0, dan = 0] = people.map(one => one.id)
    return { id, ada, ben, cleo, dan }
  }
  const ask = (id: number, workout: string, pid: number, body: ScoreBody) => ({
    as: trainer,
    params: { id, workout, pid },
    body,
  })
  const score = (...given: Parameters<typeof ask>) => call(app, recordScore, ask(...given))

  test('scores make the standings, Rx before Scaled, and the heats of the next workout', async () => {
    const { id, ada, ben, cleo, dan } = await started()
    await score(id, 'fran', ada, { reps: 60 })
    await score(id, 'fran', ben, { time: 300 })
    await score(id, 'fran', dan, { time: 200 })
    const { body } = await score(id, 'fran', cleo, { time: 250 })
    assert.deepEqual([body.row.place, body.row.points, body.score.version], [1, 1, 1])
    const { body: board } = await call(app, getFitnessLeaderboard, { params: { id } })
    assert.deepEqual(
      board.rows.map(({ place, place_in_division, participant }) => [place, place_in_division, participant.name]),
      [
        [1, 1, 'Cleo'],
        [2, 2, 'Ben'],
        [3, 3, 'Ada'],
        [4, 1, 'Dan'],
      ],
    )
    assert.equal(board.rows[2]?.workouts[0]?.status, 'capped')
    assert.deepEqual(
      board.workouts.map(({ heats }) => heats),
      [
        [
          [cleo, dan],
          [ada, ben],
        ],
        [
          [ada, dan],
          [cleo, ben],
        ],
      ],
    )
    const { standings } = (await call(app, getStandings, { params: { id } })).body
    assert.deepEqual(placesOf(standings), [
      [1, 'Cleo'],
      [2, 'Ben'],
      [3, 'Ada'],
      [4, 'Dan'],
    ])
    assert.deepEqual(placesOf(standings, 'Scaled'), [[1, 'Dan']])
    assert.deepEqual((await bracketOf(app, id)).standings, standings)
  })

  test('the same again changes nothing, another score names the version it corrects, a cleared one is awaited', async () => {
    const { id, ada } = await started()
    const { body: first } = await score(id, 'row', ada, { reps: 40 })
    const events = await standing.countEvents()
    const { body: again } = await score(id, 'row', ada, { reps: 40 })
    assert.deepEqual(again.score, first.score)
    assert.equal(await standing.countEvents(), events)
    await refusal(app, recordScore, 'STATUS_CONFLICT', ask(id, 'row', ada, { reps: 41 }))
    await refusal(app, recordScore, 'VERSION_STALE', ask(id, 'row', ada, { reps: 41, version: 7 }))
    const { body: corrected } = await score(id, 'row', ada, { reps: 41, version: first.score.version })
    assert.deepEqual([corrected.score.reps, corrected.score.version], [41, 2])
    const clearing = { as: trainer, params: { id, workout: 'row', pid: ada } }
    assert.equal((await call(app, clearScore, clearing)).body.row.workouts[1]?.status, 'missing')
    await refusal(app, clearScore, 'STATUS_CONFLICT', clearing)
    const told =
      await standing.sql`select type from events where subject = ${`tournament:${id}`} and type like 'score.%' order by id`
    assert.deepEqual(
      told.map(({ type }) => type),
      ['score.recorded', 'score.recorded', 'score.cleared'],
    )
  })

  test('scores that cannot be are refused', async () => {
    const { id, ada, ben } = await started()
    await refusal(app, recordScore, 'WORKOUT_UNKNOWN', ask(id, 'swim', ada, { time: 1 }))
    await refusal(app, recordScore, 'PARTICIPANT_UNKNOWN', ask(id, 'row', 2_000_000_000, { reps: 1 }))
    for (const body of [
      {},
      { time: 10 },
      { reps: 1, points: 2 },
      { reps: -1 },
      { reps: 1.5 },
      { status: 'dns', reps: 3 },
    ]) {
      await refusal(app, recordScore, 'RULE_FORBIDS', ask(id, 'row', ada, body as ScoreBody))
    }
    await refusal(app, recordScore, 'RULE_FORBIDS', ask(id, 'fran', ada, { time: 500 }))
    await call(app, withdrawParticipant, { as: trainer, params: { id, pid: ben } })
    await refusal(app, recordScore, 'STATUS_CONFLICT', ask(id, 'row', ben, { reps: 5 }))
    await call(app, pauseTournament, { as: trainer, params: { id } })
    await refusal(app, recordScore, 'TOURNAMENT_PAUSED', ask(id, 'row', ada, { reps: 5 }))
  })

  test('who left keeps the scores, behind those who stay', async () => {
    const { id, ada, ben, cleo } = await started()
    await score(id, 'fran', ada, { time: 100 })
    for (const [pid, time] of [
      [ben, 300],
      [cleo, 250],
    ] as const)
      await score(id, 'fran', pid, { time })
    await call(app, withdrawParticipant, { as: trainer, params: { id, pid: ada } })
    const { body } = await call(app, getFitnessLeaderboard, { params: { id } })
    assert.deepEqual(
      body.rows.map(({ participant, separated_by }) => [participant.name, separated_by]),
      [
        ['Cleo', null],
        ['Ben', 'points'],
        ['Ada', 'withdrawn'],
        ['Dan', 'division'],
      ],
    )
    assert.ok(body.workouts[1]?.heats.every(heat => !heat.includes(ada)))
  })

  test('it ends when the trainer ends it, and can go on', async () => {
    const { id, ada } = await started()
    await score(id, 'fran', ada, { time: 200 })
    const params = { id }
    for (const _ of [1, 2]) {
      const { tournament } = (await call(app, finishTournament, { as: trainer, params })).body
      assert.deepEqual([tournament.status, tournament.is_finished], ['completed', true])
    }
    const [row] = await standing.sql`select champions from tournaments where id = ${id}`
    assert.deepEqual(row?.champions, [ada])
    const { tournament } = (await call(app, reopenTournament, { as: trainer, params })).body
    assert.deepEqual([tournament.status, tournament.completed_at], ['active', null])
  })

  test('a score corrected, cleared or left behind after the end tells the places once more, where they are others', async () => {
    const { id, ada, ben, cleo, dan } = await started()
    await score(id, 'fran', ada, { time: 200 })
    await score(id, 'fran', ben, { time: 300 })
    const params = { id }
    await call(app, finishTournament, { as: trainer, params })
    const winners = async () =>
      (
        await standing.sql`
        select data -> 'places' -> 0 ->> 'participant_id' as first from events
        where subject = ${`tournament:${id}`} and type = 'tournament.completed' order by id`
      ).map(({ first }) => Number(first))
    assert.deepEqual(await winners(), [ada])
    await score(id, 'fran', ben, { time: 290, version: 1 })
    assert.deepEqual(await winners(), [ada])
    await score(id, 'fran', ben, { time: 190, version: 2 })
    await call(app, clearScore, { as: trainer, params: { id, pid: ben, workout: 'fran' } })
    await call(app, disqualifyParticipant, { as: trainer, params: { id, pid: ada } })
    assert.deepEqual((await winners()).slice(0, 3), [ada, ben, ada])
    assert.ok([ben, cleo, dan].includes((await winners()).at(-1) ?? 0))
  })

  test('it starts with workouts, with everybody in a division, and once', async () => {
    const empty = { id: await create(app, { tournament_type: 'leaderboard' }) }
    await enterAll(app, empty.id, [{ name: 'A' }, { name: 'B' }])
    const problem = await refusal(app, generateBracket, 'RULE_FORBIDS', { as: trainer, params: empty })
    assert.deepEqual(problem.errors?.[0]?.path, 'settings.workouts')
    const lost = { id: await create(app, { tournament_type: 'leaderboard', settings }) }
    await enterAll(app, lost.id, [{ name: 'A', division: 'Rx' }, { name: 'Bea' }])
    assert.match((await refusal(app, generateBracket, 'RULE_FORBIDS', { as: trainer, params: lost })).detail, /Bea/)
    const { id, ada } = await started()
    await score(id, 'row', ada, { reps: 3 })
    await refusal(app, generateBracket, 'TOURNAMENT_STARTED', { as: trainer, params: { id } })
    const matches = { id: await create(app) }
    await refusal(app, getFitnessLeaderboard, 'RULE_FORBIDS', { params: matches })
  })

  test('a workout is announced while others are held; what has scores stays', async () => {
    const { id, ada } = await started()
    await score(id, 'fran', ada, { time: 200 })
    const change = (next: object) => ({ as: trainer, params: { id }, body: { settings: { ...settings, ...next } } })
    const final = { id: 'final', name: 'Final', scored_by: 'points' as const }
    await call(app, updateTournament, change({ workouts: [...workouts, final] }))
    assert.equal((await score(id, 'final', ada, { points: 7.5 })).body.row.workouts.length, 3)
    await refusal(app, updateTournament, 'RULE_FORBIDS', change({ workouts: [final] }))
    const reps = [{ ...workouts[0], scored_by: 'weight', cap_seconds: undefined }, final]
    await refusal(app, updateTournament, 'RULE_FORBIDS', change({ workouts: reps }))
    await refusal(app, updateTournament, 'RULE_FORBIDS', change({ divisions: ['Rx'] }))
    await refusal(app, updateTournament, 'INPUT_INVALID', change({ groups: 2 }))
  })

  test('who comes late needs a division', async () => {
    const { id } = await started()
    const late = (division?: string) => ({
      as: trainer,
      params: { id },
      body: { name: 'Late', ...(division ? { division } : {}) },
    })
    await refusal(app, addParticipant, 'RULE_FORBIDS', late())
    await refusal(app, addParticipant, 'RULE_FORBIDS', late('Masters'))
    await call(app, addParticipant, late('Scaled'))
    assert.equal((await call(app, getFitnessLeaderboard, { params: { id } })).body.rows.length, 5)
  })

  test('before the start whoever has no division is left out', async () => {
    const id = await create(app, { tournament_type: 'leaderboard', settings })
    await enterAll(app, id, [{ name: 'A', division: 'Rx' }, { name: 'B' }, { name: 'C', division: 'Masters' }])
    const { body } = await call(app, getFitnessLeaderboard, { params: { id } })
    assert.deepEqual(
      body.rows.map(({ participant }) => participant.name),
      ['A'],
    )
  })
})
