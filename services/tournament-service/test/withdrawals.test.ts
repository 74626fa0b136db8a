import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  disqualifyParticipant,
  finishTournament,
  listParticipants,
  type Match,
  pauseTournament,
  reinstateParticipant,
  reopenTournament,
  withdrawParticipant,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, create, drawn, enter, matchIn, playAll, playerOf, report, trainer } from './standing.ts'

describe('leaving after the draw', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const typesOf = async (id: number, from: number) => {
    const rows = await standing.sql`
      select type from events where subject = ${`tournament:${id}`} order by id offset ${from}`
    return rows.map(({ type }) => type)
  }
  const countOf = async (id: number) => (await typesOf(id, 0)).length
  const facts = ({ version: _v, completed_at: _at, ...match }: Match) => match

  test('a knockout: the opponents go on; taken back, the matches are as before', async () => {
    const { id } = await drawn(app, 4)
    const before = await bracketOf(app, id)
    const semi = matchIn(before.bracket, 'Semi-final')
    const ask = { as: trainer, params: { id, pid: playerOf(semi, 1) } }

    const { body: preview } = await call(app, withdrawParticipant, { ...ask, query: { preview: true } })
    assert.deepEqual(await bracketOf(app, id), before)

    const told = await countOf(id)
    const { body } = await call(app, withdrawParticipant, ask)
    assert.deepEqual(body.changed.map(facts), preview.changed.map(facts))
    const [match] = body.changed
    assert.deepEqual(
      [match?.outcome, match?.decided_by, match?.winner_id, match?.participant1?.status],
      ['walkover', 'withdrawal', playerOf(semi, 2), 'withdrawn'],
    )
    assert.deepEqual(await typesOf(id, told), ['participant.withdrawn'])
    const events = await standing.countEvents()
    assert.deepEqual((await call(app, withdrawParticipant, ask)).body.changed, [])
    assert.equal(await standing.countEvents(), events)

    const { body: back } = await call(app, reinstateParticipant, ask)
    assert.equal(back.participant.status, 'approved')
    assert.deepEqual(
      back.changed.map(({ status }) => status),
      ['ready', 'waiting'],
    )
    const after = await bracketOf(app, id)
    assert.deepEqual(after.bracket.map(facts), before.bracket.map(facts))
    assert.deepEqual(await typesOf(id, told), ['participant.withdrawn', 'participant.reinstated', 'match.ready'])
  })

  test('a table: forfeited, void altogether, or only what is left', async () => {
    const { id, participants } = await drawn(app, 4, { tournament_type: 'round_robin' })
    const pid = participants[0]?.id ?? 0
    const own = async () =>
      (await bracketOf(app, id)).bracket.filter(one => [one.participant1?.id, one.participant2?.id].includes(pid))
    const [first] = await own()
    assert.ok(first)
    await report(app, id, first.id, { winner_id: pid })
    const ask = { as: trainer, params: { id, pid } }
    const seen = async (policy: 'forfeit' | 'void_all' | 'keep_played') => {
      await call(app, withdrawParticipant, { ...ask, query: { policy } })
      return (await own()).map(({ outcome, counts }) => [outcome, counts])
    }
    assert.deepEqual(await seen('forfeit'), [
      ['played', true],
      ['walkover', true],
      ['walkover', true],
    ])
    assert.deepEqual(await seen('keep_played'), [
      ['played', true],
      ['void', false],
      ['void', false],
    ])
    assert.deepEqual(await seen('void_all'), [
      ['played', false],
      ['void', false],
      ['void', false],
    ])
  })

  test('a disqualification is shown as one, and completes what was left', async () => {
    const { id } = await drawn(app, 2)
    const [match] = (await bracketOf(app, id)).bracket
    assert.ok(match)
    const ask = { as: trainer, params: { id, pid: playerOf(match, 1) } }
    const { body } = await call(app, disqualifyParticipant, ask)
    assert.deepEqual([body.participant.status, body.tournament.status], ['disqualified', 'completed'])
    assert.equal(body.changed[0]?.outcome, 'disqualified')
    const { body: back } = await call(app, reinstateParticipant, ask)
    assert.equal(back.tournament.status, 'active')
  })

  test('what makes no sense is refused', async () => {
    const { id, participants } = await drawn(app, 4)
    const ask = { as: trainer, params: { id, pid: participants[0]?.id ?? 0 } }
    await refusal(app, withdrawParticipant, 'RULE_FORBIDS', { ...ask, query: { policy: 'void_all' } })
    await refusal(app, withdrawParticipant, 'INPUT_INVALID', { ...ask, query: { policy: 'vanish' } })
    await call(app, pauseTournament, { as: trainer, params: { id } })
    await refusal(app, withdrawParticipant, 'TOURNAMENT_PAUSED', ask)
    assert.ok((await call(app, listParticipants, { params: { id } })).body.every(({ status }) => status === 'approved'))
  })

  test('before the draw it only concerns the entry', async () => {
    const id = await create(app, { max_participants: 2 })
    const [ada] = await enter(app, id, ['Ada', 'Ben'])
    const ask = { as: trainer, params: { id, pid: ada?.id ?? 0 } }
    const { body } = await call(app, disqualifyParticipant, ask)
    assert.deepEqual(
      [body.participant.status, body.changed, body.tournament.participant_count],
      ['disqualified', [], 1],
    )
    await enter(app, id, ['Cleo'])
    await refusal(app, reinstateParticipant, 'TOURNAMENT_FULL', ask)
  })

  test('ended early, it is completed as it stands, and can go on', async () => {
    const { id } = await drawn(app, 4, { tournament_type: 'round_robin' })
    const [match] = (await bracketOf(app, id)).bracket
    assert.ok(match)
    await report(app, id, match.id, { winner_id: playerOf(match, 1) })
    const ask = { as: trainer, params: { id } }
    assert.equal((await call(app, finishTournament, ask)).body.tournament.status, 'completed')
    const [row] = await standing.sql`select champions from tournaments where id = ${id}`
    assert.deepEqual(row?.champions, [playerOf(match, 1)])
    const current = (await bracketOf(app, id)).bracket.find(one => one.id === match.id)
    await report(app, id, match.id, { winner_id: playerOf(match, 2), ...(current ? { version: current.version } : {}) })
    const [corrected] = await standing.sql`select champions, status from tournaments where id = ${id}`
    assert.deepEqual(corrected, { champions: [playerOf(match, 2)], status: 'completed' })
    assert.equal((await call(app, reopenTournament, ask)).body.tournament.status, 'active')
    await playAll(app, id)
    await refusal(app, reopenTournament, 'STATUS_CONFLICT', ask)
    await refusal(app, finishTournament, 'TOURNAMENT_NOT_ACTIVE', { as: trainer, params: { id: await create(app) } })
  })
})
