import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addParticipant,
  callMatch,
  clearResult,
  clearScore,
  decideParticipants,
  deleteTournament,
  disqualifyParticipant,
  finishTournament,
  pairRound,
  pauseTournament,
  recallMatch,
  recordScore,
  reinstateParticipant,
  removeRound,
  reopenTournament,
  resumeTournament,
  setSeeds,
  startMatch,
  topicEvents,
  updateParticipant,
  updateTournament,
  withdrawParticipant,
} from '@gym-it/contracts'
import { assertDescribed, call, inReverse, signedIn, standService, type Target } from '@gym-it/service-kit/testing'
import { createApp } from '../src/app.ts'
import { bracketOf, create, drawIt, drawn, enter, namesOf, playAll, playerOf, report, trainer } from './standing.ts'

/** Entries come, wait, are decided and changed, until the draw. */
async function fill(app: Target): Promise<number> {
  const id = await create(app, { max_participants: 4 })
  const ask = { as: trainer, params: { id } }
  const [first, second] = await enter(app, id, namesOf(4))
  await call(app, addParticipant, { as: signedIn('member'), params: { id }, body: { name: 'Late', waitlist: true } })
  const [one, two] = [first?.id ?? 0, second?.id ?? 0]
  await call(app, withdrawParticipant, { ...ask, params: { id, pid: one } })
  await call(app, updateTournament, { ...ask, body: { max_participants: 8 } })
  for (const status of ['rejected', 'pending', 'approved'] as const) {
    await call(app, decideParticipants, { ...ask, body: { participant_ids: [two], status } })
  }
  await call(app, updateParticipant, { ...ask, params: { id, pid: two }, body: { club: 'Otter' } })
  await call(app, setSeeds, { ...ask, body: { seeds: [{ participant_id: two, seed: 1 }] } })
  await drawIt(app, id)
  return id
}

/** Matches are called, played, corrected and cleared, and people leave and come back, until all of it is deleted. */
async function play(app: Target, id: number): Promise<void> {
  const ask = { as: trainer, params: { id } }
  const match =
    (await bracketOf(app, id)).bracket.find(({ status }) => status === 'ready') ?? assert.fail('none is open')
  const ofMatch = { as: trainer, params: { id, match_id: match.id } }
  await call(app, callMatch, { ...ofMatch, body: { court: 'mat 1' } })
  await call(app, startMatch, ofMatch)
  await call(app, recallMatch, ofMatch)
  const { body } = await report(app, id, match.id, { winner_id: playerOf(match, 1) })
  await report(app, id, match.id, { winner_id: playerOf(match, 2), version: body.bracket.version })
  await call(app, clearResult, ofMatch)
  const ofPerson = { as: trainer, params: { id, pid: playerOf(match, 1) } }
  for (const leave of [withdrawParticipant, disqualifyParticipant]) {
    await call(app, leave, ofPerson)
    await call(app, reinstateParticipant, ofPerson)
  }
  for (const step of [pauseTournament, resumeTournament, finishTournament, reopenTournament]) await call(app, step, ask)
  await playAll(app, id)
  await call(app, deleteTournament, ask)
}

async function playRounds(app: Target): Promise<void> {
  const { id } = await drawn(app, 4, { tournament_type: 'swiss', settings: { rounds: 2 } })
  await playAll(app, id)
  await call(app, pairRound, { as: trainer, params: { id }, body: {} })
  await call(app, removeRound, { as: trainer, params: { id, round: 2 } })
}

async function score(app: Target): Promise<void> {
  const workouts = [{ id: 'row', name: 'Row', scored_by: 'time' as const }]
  const { id, participants } = await drawn(app, 2, { tournament_type: 'leaderboard', settings: { workouts } })
  const ask = { as: trainer, params: { id, pid: participants[0]?.id ?? 0, workout: 'row' } }
  await call(app, recordScore, { ...ask, body: { time: 90 } })
  await call(app, clearScore, ask)
}

test('each type of event that the feed describes of a tournament is told on its topic as described, and no other', async t => {
  const { app, sql } = await standService(inReverse(t), createApp)
  await play(app, await fill(app))
  await playRounds(app)
  await score(app)
  const told = await assertDescribed(sql)
  assert.deepEqual([...told].sort(), topicEvents['tournament:{id}'].toSorted())
  assert.deepEqual([...(await sql`select type from events where topic is null`)], [])
})
