import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  callMatch,
  clearResult,
  finishTournament,
  listTournamentEvents,
  type Match,
  pauseTournament,
  recallMatch,
  startMatch,
  withdrawParticipant,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, drawn, matchIn, playerOf, report, trainer } from './standing.ts'

describe('calling matches', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  /** A tournament of four, with its first semi-final and its final. */
  async function four() {
    const { id } = await drawn(app, 4)
    const { bracket } = await bracketOf(app, id)
    return { id, semi: matchIn(bracket, 'Semi-final', 1), final: matchIn(bracket, 'Final') }
  }
  const of = (id: number, { id: match_id }: Match) => ({ as: trainer, params: { id, match_id } })
  const callIt = async (id: number, match: Match, court?: string | null) =>
    (await call(app, callMatch, { ...of(id, match), body: court === undefined ? {} : { court } })).body.bracket
  const start = async (id: number, match: Match) => (await call(app, startMatch, of(id, match))).body.bracket
  const recall = async (id: number, match: Match) => (await call(app, recallMatch, of(id, match))).body.bracket
  const stored = async (id: number, match: Match) => {
    const found = (await bracketOf(app, id)).bracket.find(one => one.id === match.id)
    assert.ok(found)
    return found
  }
  const toldOf = async (id: number) =>
    (await call(app, listTournamentEvents, { params: { id } })).body.events
      .filter(({ type }) => type.startsWith('match.'))
      .map(({ type, data }) => [type, (data as { match: Match }).match.court])

  test('a match is called to a court, moved to another, started, and decided where it was played', async () => {
    const { id, semi } = await four()
    const called = await callIt(id, semi, ' mat 1 ')
    assert.deepEqual([called.status, called.court, called.version], ['called', 'mat 1', semi.version + 1])
    assert.ok(called.called_at)
    assert.deepEqual(await stored(id, semi), called)
    const moved = await callIt(id, semi, 'mat 2')
    assert.deepEqual([moved.court, moved.version], ['mat 2', called.version + 1])
    const { tournament } = await bracketOf(app, id)
    assert.deepEqual(await callIt(id, semi, 'mat 2'), moved)
    assert.equal((await bracketOf(app, id)).tournament.version, tournament.version)
    const started = await start(id, semi)
    assert.deepEqual([started.status, started.court, started.called_at], ['in_progress', 'mat 2', moved.called_at])
    assert.deepEqual(await start(id, semi), started)
    const { body } = await report(app, id, semi.id, { winner_id: playerOf(semi, 1) })
    const { status, court, called_at } = body.bracket
    assert.deepEqual([status, court, called_at], ['completed', 'mat 2', moved.called_at])
    assert.deepEqual(await toldOf(id), [
      ['match.called', 'mat 1'],
      ['match.called', 'mat 2'],
      ['match.started', 'mat 2'],
      ['match.completed', 'mat 2'],
    ])
  })

  test('a call is taken back, before and after the start; without a court nobody is told one', async () => {
    const { id, semi } = await four()
    assert.equal((await callIt(id, semi)).court, null)
    const back = await recall(id, semi)
    assert.deepEqual([back.status, back.court, back.called_at], ['ready', null, null])
    assert.deepEqual(await recall(id, semi), back)
    assert.equal((await start(id, semi)).called_at, null)
    assert.equal((await recall(id, semi)).status, 'ready')
    assert.deepEqual(
      (await toldOf(id)).map(([type]) => type),
      ['match.called', 'match.ready', 'match.started', 'match.ready'],
    )
  })

  test('a cleared result brings the match back uncalled, in the preview too', async () => {
    const { id, semi } = await four()
    await callIt(id, semi, 'mat 1')
    await report(app, id, semi.id, { winner_id: playerOf(semi, 1) })
    for (const preview of [true, false]) {
      const { bracket } = (await call(app, clearResult, { ...of(id, semi), query: { preview } })).body
      assert.deepEqual([bracket.status, bracket.court, bracket.called_at], ['ready', null, null])
    }
  })

  test('who is called and leaves loses the match; whom the opponent’s correction replaces is called no more', async () => {
    const { id, semi, final } = await four()
    const { bracket } = await bracketOf(app, id)
    const other = matchIn(bracket, 'Semi-final', 2)
    const { body: first } = await report(app, id, semi.id, { winner_id: playerOf(semi, 1) })
    await callIt(id, other, 'mat 1')
    const params = { id, pid: playerOf(other, 2) }
    await call(app, withdrawParticipant, { as: trainer, params, query: { policy: 'forfeit' } })
    assert.deepEqual([(await stored(id, other)).outcome, (await stored(id, final)).status], ['walkover', 'ready'])
    await callIt(id, final, 'mat 3')
    const { version } = first.bracket
    await report(app, id, semi.id, { winner_id: playerOf(semi, 2), version })
    const replaced = await stored(id, final)
    assert.deepEqual([replaced.status, replaced.court, replaced.called_at], ['ready', null, null])
    assert.equal(replaced.participant1?.id, playerOf(semi, 2))
  })

  test('what cannot be played now cannot be called or started', async () => {
    const { id, semi, final } = await four()
    const refuse = async (match: Match, code: Parameters<typeof refusal>[2], headers = {}) => {
      await refusal(app, callMatch, code, { ...of(id, match), body: { court: 'mat 1' }, headers })
      await refusal(app, startMatch, code, { ...of(id, match), headers })
      await refusal(app, recallMatch, code, { ...of(id, match), headers })
    }
    await refuse(final, 'MATCH_NOT_READY')
    await refuse({ ...semi, id: 2_147_483_647 }, 'MATCH_UNKNOWN')
    await refuse(semi, 'VERSION_STALE', { 'if-match': `"${semi.version + 1}"` })
    await start(id, semi)
    await refusal(app, callMatch, 'STATUS_CONFLICT', { ...of(id, semi), body: {} })
    await report(app, id, semi.id, { winner_id: playerOf(semi, 1) })
    await refuse(semi, 'MATCH_DECIDED')
    for (const court of ['', ' ', 'x'.repeat(41), 'a\nb']) {
      await refusal(app, callMatch, 'INPUT_INVALID', { ...of(id, semi), body: { court } })
    }
    await refusal(app, callMatch, 'ROLE_REQUIRED', { ...of(id, semi), as: signedIn('member'), body: {} })
    const bye = matchIn((await bracketOf(app, (await drawn(app, 3)).id)).bracket, 'Semi-final', 1)
    assert.equal(bye.status, 'bye')
    await refusal(app, callMatch, 'MATCH_NOT_READY', { ...of(bye.tournament_id, bye), body: {} })
    const other = await four()
    await call(app, pauseTournament, { as: trainer, params: { id: other.id } })
    await refusal(app, callMatch, 'TOURNAMENT_PAUSED', { ...of(other.id, other.semi), body: {} })
    const ended = await four()
    await call(app, finishTournament, { as: trainer, params: { id: ended.id } })
    await refusal(app, startMatch, 'TOURNAMENT_NOT_ACTIVE', of(ended.id, ended.semi))
  })
})
