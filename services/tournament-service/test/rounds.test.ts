import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addParticipant,
  explainMatch,
  finishTournament,
  type Match,
  pairRound,
  removeRound,
  withdrawParticipant,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, send, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, drawn, enter, playAll, playerOf, report, trainer } from './standing.ts'

describe('rounds of a Swiss', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const swiss = (count: number, rounds = 3) => drawn(app, count, { tournament_type: 'swiss', settings: { rounds } })
  const pair = (id: number, absent: { participant_id: number; bye?: 'half' | 'none' }[] = []) =>
    call(app, pairRound, { as: trainer, params: { id }, body: { absent } })
  const inRound = (bracket: readonly Match[], round: number) => bracket.filter(match => match.round === round)
  const typesOf = async (id: number) =>
    (await standing.sql`select type from events where subject = ${`tournament:${id}`} order by id`).map(one => one.type)

  test('the next round waits for the last result of this one, and nobody meets anybody twice', async () => {
    const { id } = await swiss(6)
    assert.deepEqual((await bracketOf(app, id)).rounds, { paired: 1, planned: 3, can_pair: false })
    await refusal(app, pairRound, 'STATUS_CONFLICT', { as: trainer, params: { id }, body: {} })
    await playAll(app, id)
    assert.equal((await bracketOf(app, id)).rounds?.can_pair, true)
    assert.equal((await typesOf(id)).at(-1), 'round.completed')
    const { body } = await pair(id)
    assert.deepEqual([body.round, body.matches.length, body.tournament.status], [2, 3, 'active'])
    assert.deepEqual(inRound((await bracketOf(app, id)).bracket, 2), body.matches)
    assert.equal((await typesOf(id)).at(-1), 'round.paired')
    await playAll(app, id)
    await pair(id)
    await playAll(app, id)
    const { bracket, tournament, standings } = await bracketOf(app, id)
    const pairs = bracket.map(match => [playerOf(match, 1), playerOf(match, 2)].sort().join())
    assert.equal(new Set(pairs).size, 9)
    assert.equal(tournament.status, 'completed')
    assert.equal(standings.length, 6)
    await refusal(app, pairRound, 'STATUS_CONFLICT', { as: trainer, params: { id }, body: {} })
  })

  test('ten who pair at once get one round', async () => {
    const { id } = await swiss(8)
    await playAll(app, id)
    const headers = { authorization: `Bearer ${trainer.token}`, 'content-type': 'application/json' }
    const ask = { method: 'POST', path: `/api/v1/tournaments/${id}/rounds`, headers, text: '{}' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(app, ask)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array<number>(9).fill(409)])
    assert.equal((await bracketOf(app, id)).bracket.length, 8)
  })

  test('a round is taken back while it has no result, and paired again', async () => {
    const { id } = await swiss(4)
    await playAll(app, id)
    const { body } = await pair(id)
    const ask = { as: trainer, params: { id, round: 2 } }
    await refusal(app, removeRound, 'STATUS_CONFLICT', { as: trainer, params: { id, round: 1 } })
    await call(app, removeRound, ask)
    assert.equal((await bracketOf(app, id)).bracket.length, 2)
    const facts = ({ participant1, participant2 }: Match) => [participant1?.id, participant2?.id]
    const { body: again } = await pair(id)
    assert.deepEqual(again.matches.map(facts), body.matches.map(facts))
    const [match] = again.matches
    assert.ok(match)
    await report(app, id, match.id, { winner_id: playerOf(match, 1) })
    await refusal(app, removeRound, 'STATUS_CONFLICT', ask)
  })

  test('who is entered late plays from the next round on', async () => {
    const { id } = await swiss(4)
    await playAll(app, id)
    const [late] = await enter(app, id, ['Late'])
    const { body } = await pair(id)
    assert.ok(body.matches.some(one => [one.participant1?.id, one.participant2?.id].includes(late?.id)))
    const { standings, participants } = await bracketOf(app, id)
    assert.equal(standings.length, 5)
    assert.equal(participants.find(one => one.id === late?.id)?.seed, 5)
    const member = { as: trainer, params: { id }, body: { name: 'Later' } }
    assert.equal((await call(app, addParticipant, member)).body.participant.status, 'approved')
  })

  test('who is absent sits out, for half a point or none, and who left is not paired', async () => {
    const { id, participants } = await swiss(6)
    await playAll(app, id)
    const [one = 0, two = 0, three = 0] = participants.map(participant => participant.id)
    await call(app, withdrawParticipant, { as: trainer, params: { id, pid: three } })
    const stranger = { as: trainer, params: { id }, body: { absent: [{ participant_id: three }] } }
    await refusal(app, pairRound, 'PARTICIPANT_UNKNOWN', stranger)
    const { body } = await pair(id, [{ participant_id: one, bye: 'half' }, { participant_id: two }])
    const free = body.matches.filter(({ status }) => status === 'bye').map(match => match.participant1?.id)
    assert.deepEqual(free.filter(pid => pid === one || pid === two).sort(), [one, two].sort())
    assert.ok(body.matches.every(match => match.participant1?.id !== three && match.participant2?.id !== three))
    const { standings } = await bracketOf(app, id)
    const pointsOf = (pid: number) => standings.find(row => row.participant.id === pid)?.points
    assert.deepEqual([pointsOf(one), pointsOf(two)], [1.5, 1])
  })

  test('why these two: the rules with their numbers', async () => {
    const { id } = await swiss(5)
    const { bracket } = await bracketOf(app, id)
    const [match] = bracket
    const bye = bracket.find(({ status }) => status === 'bye')
    assert.ok(match && bye)
    const why = async (match_id: number) =>
      (await call(app, explainMatch, { params: { id, match_id } })).body.reasons.map(({ rule }) => rule)
    assert.deepEqual(await why(match.id), ['score_group', 'halves'])
    assert.deepEqual(await why(bye.id), ['bye'])
    const { id: cup } = await drawn(app, 2)
    const [final] = (await bracketOf(app, cup)).bracket
    await refusal(app, explainMatch, 'RULE_FORBIDS', { params: { id: cup, match_id: final?.id ?? 0 } })
    await refusal(app, pairRound, 'RULE_FORBIDS', { as: trainer, params: { id: cup }, body: {} })
  })

  test('a corrected result of an earlier round leaves the pairings of later ones as they are', async () => {
    const { id } = await swiss(4)
    await playAll(app, id)
    await pair(id)
    const before = await bracketOf(app, id)
    const [first] = inRound(before.bracket, 1)
    assert.ok(first)
    const { body } = await report(app, id, first.id, { winner_id: playerOf(first, 2), version: first.version })
    assert.deepEqual([body.cleared, body.changed.length], [[], 1])
    assert.deepEqual(inRound((await bracketOf(app, id)).bracket, 2), inRound(before.bracket, 2))
  })

  test('ended early, the table says who won, and no round follows', async () => {
    const { id } = await swiss(4)
    await playAll(app, id)
    const [best] = (await bracketOf(app, id)).standings
    const { body } = await call(app, finishTournament, { as: trainer, params: { id } })
    assert.equal(body.tournament.status, 'completed')
    const [row] = await standing.sql`select champions from tournaments where id = ${id}`
    assert.deepEqual(row?.champions, [best?.participant.id])
    await refusal(app, pairRound, 'TOURNAMENT_NOT_ACTIVE', { as: trainer, params: { id }, body: {} })
  })
})
