import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  clearResult,
  generateBracket,
  getLeaderboard,
  listMatches,
  type Match,
  type ResultBody,
  recordResult,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, send, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, create, drawn, enter, matchIn, playAll, playerOf, report, trainer } from './standing.ts'

describe('results', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  /** A tournament of four with its semi-finals. */
  async function four(more = {}) {
    const { id } = await drawn(app, 4, more)
    const { bracket } = await bracketOf(app, id)
    return {
      id,
      semi1: matchIn(bracket, 'Semi-final', 1),
      semi2: matchIn(bracket, 'Semi-final', 2),
      final: matchIn(bracket, 'Final'),
    }
  }
  const refuse = (id: number, match: Match, code: Parameters<typeof refusal>[2], body: ResultBody, headers = {}) =>
    refusal(app, recordResult, code, { as: trainer, params: { id, match_id: match.id }, body, headers })

  test('the answer holds the match and all that changed with it', async () => {
    const { id, semi1, semi2, final } = await four()
    await report(app, id, semi1.id, { winner_id: playerOf(semi1, 1) })
    const { body } = await report(app, id, semi2.id, {
      games: [
        { p1: 6, p2: 3 },
        { p1: 4, p2: 6 },
        { p1: 7, p2: 5 },
      ],
    })
    assert.equal(body.message, 'Match result recorded successfully')
    const { status, score, winner_id, outcome, games } = body.bracket
    assert.deepEqual(
      [status, score, winner_id, outcome, games.length],
      ['completed', '6-3 4-6 7-5', playerOf(semi2, 1), 'played', 3],
    )
    assert.deepEqual(
      body.changed.map(one => [one.id, one.status]),
      [
        [semi2.id, 'completed'],
        [final.id, 'ready'],
      ],
    )
    assert.deepEqual(body.cleared, [])
    const { body: stored } = await call(app, listMatches, { params: { id } })
    assert.deepEqual(
      stored.find(one => one.id === semi2.id),
      body.bracket,
    )
    assert.deepEqual(
      stored.find(one => one.id === final.id),
      body.changed[1],
    )
  })

  test('results that make no sense are refused', async () => {
    const { id, semi1, semi2, final } = await four()
    const { id: other, semi1: elsewhere } = await four()
    const problem = await refuse(id, semi1, 'WINNER_INVALID', {})
    assert.equal(problem.detail, 'Say who wins match Player 1 – Player 4.')
    await refuse(id, semi1, 'WINNER_INVALID', { winner_id: playerOf(semi2, 1) })
    await refuse(id, semi1, 'WINNER_INVALID', { winner_id: 2_147_483_647 })
    await refuse(id, semi1, 'WINNER_INVALID', { games: [{ p1: 3, p2: 3 }] })
    await refuse(id, semi1, 'RULE_FORBIDS', { outcome: 'draw', games: [{ p1: 3, p2: 3 }] })
    await refuse(id, semi1, 'RULE_FORBIDS', { winner_id: playerOf(semi1, 2), games: [{ p1: 3, p2: 0 }] })
    await refuse(id, semi1, 'RULE_FORBIDS', { winner_id: playerOf(semi1, 2), outcome: 'double_loss' })
    await refuse(id, final, 'MATCH_NOT_READY', { winner_id: playerOf(semi1, 1) })
    await refuse(id, elsewhere, 'MATCH_UNKNOWN', { winner_id: playerOf(elsewhere, 1) })
    assert.ok((await bracketOf(app, id)).bracket.every(({ outcome }) => outcome === null))
    assert.ok((await bracketOf(app, other)).bracket.every(({ outcome }) => outcome === null))
    const undrawn = await create(app)
    await enter(app, undrawn, ['A', 'B'])
    await refusal(app, recordResult, 'MATCH_UNKNOWN', {
      as: trainer,
      params: { id: undrawn, match_id: semi1.id },
      body: {},
    })
  })

  test('level games leave it to the named winner: 3-3, then penalties', async () => {
    const { id, semi1 } = await four()
    const body = { games: [{ p1: 3, p2: 3 }], winner_id: playerOf(semi1, 2), score: '3-3 (4-2 p)' }
    const { body: answer } = await report(app, id, semi1.id, body)
    assert.deepEqual([answer.bracket.winner_id, answer.bracket.score], [playerOf(semi1, 2), '3-3 (4-2 p)'])
  })

  test('a walkover and a double loss', async () => {
    const { id, semi1, semi2 } = await four()
    const { body } = await report(app, id, semi1.id, { winner_id: playerOf(semi1, 1), outcome: 'walkover' })
    assert.equal(body.bracket.outcome, 'walkover')
    const { body: both } = await report(app, id, semi2.id, { outcome: 'double_loss' })
    assert.equal(both.bracket.winner_id, null)
    assert.equal(both.tournament.status, 'completed')
  })

  test('the same result again changes nothing', async () => {
    const { id, semi1 } = await four()
    const result = { winner_id: playerOf(semi1, 1), score: '2-0' }
    const { body: first } = await report(app, id, semi1.id, result)
    const events = await standing.countEvents()
    const { body: second } = await report(app, id, semi1.id, result)
    assert.deepEqual(second.bracket, first.bracket)
    assert.deepEqual([second.changed, second.cleared], [[], []])
    assert.equal(second.tournament.version, first.tournament.version)
    assert.equal(await standing.countEvents(), events)
  })

  test('another result needs the version that it corrects', async () => {
    const { id, semi1, final } = await four()
    const { body: first } = await report(app, id, semi1.id, { winner_id: playerOf(semi1, 1) })
    const { version } = first.bracket
    const corrected = { winner_id: playerOf(semi1, 2) }
    await refuse(id, semi1, 'MATCH_DECIDED', corrected)
    await refuse(id, semi1, 'VERSION_STALE', { ...corrected, version: version + 1 })
    await refuse(id, semi1, 'VERSION_STALE', corrected, { 'if-match': `"${semi1.version}"` })
    const { body } = await report(app, id, semi1.id, { ...corrected, version })
    assert.equal(body.bracket.winner_id, corrected.winner_id)
    assert.equal(body.changed.find(one => one.id === final.id)?.participant1?.id, corrected.winner_id)
    const headers = { 'if-match': `"${body.bracket.version}"` }
    const back = { as: trainer, params: { id, match_id: semi1.id }, body: { winner_id: playerOf(semi1, 1) }, headers }
    assert.equal((await call(app, recordResult, back)).body.bracket.winner_id, playerOf(semi1, 1))
    const types =
      await standing.sql`select type from events where subject = ${`tournament:${id}`} and type like 'match.%' order by id`
    assert.deepEqual(
      types.map(({ type }) => type),
      ['match.completed', 'match.corrected', 'match.corrected'],
    )
  })

  test('two scorers with different winners at the same moment: one is told', async () => {
    const { id, semi1 } = await four()
    const path = `/api/v1/tournaments/${id}/bracket/${semi1.id}/result`
    const headers = { authorization: `Bearer ${trainer.token}`, 'content-type': 'application/json' }
    const bodies = [1, 2].map(side => JSON.stringify({ winner_id: playerOf(semi1, side as 1 | 2) }))
    const answers = await Promise.all(bodies.map(text => send(app, { method: 'PUT', path, headers, text })))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  })

  test('a correction takes the results with it that depended on the old winner', async () => {
    const { id } = await drawn(app, 8)
    await playAll(app, id)
    const { bracket } = await bracketOf(app, id)
    const quarter = matchIn(bracket, 'Quarter-final', 1)
    const fallen = [matchIn(bracket, 'Semi-final', 1).id, matchIn(bracket, 'Final').id]
    const wrong = { winner_id: playerOf(quarter, 2), version: quarter.version }

    const { body: preview } = await report(app, id, quarter.id, wrong, { preview: true })
    assert.deepEqual(preview.cleared, fallen)
    assert.equal(preview.tournament.status, 'active')
    assert.deepEqual((await bracketOf(app, id)).bracket, bracket)

    const events = await standing.countEvents()
    const { body } = await report(app, id, quarter.id, wrong)
    assert.deepEqual(body.cleared, preview.cleared)
    assert.deepEqual(
      body.changed.map(one => [one.id, one.status]),
      preview.changed.map(one => [one.id, one.status]),
    )
    assert.equal((await bracketOf(app, id)).tournament.status, 'active')
    const told = await standing.sql`select type from events order by id offset ${events}`
    assert.deepEqual(
      told.map(({ type }) => type),
      ['match.corrected', 'match.ready', 'tournament.reopened'],
    )
  })

  test('clearing lists what falls with it, after a preview that changes nothing', async () => {
    const { id } = await drawn(app, 8, { settings: { third_place: true } })
    await playAll(app, id)
    const before = await bracketOf(app, id)
    const quarter = matchIn(before.bracket, 'Quarter-final', 3)
    const ask = { as: trainer, params: { id, match_id: quarter.id } }
    const expected = [
      matchIn(before.bracket, 'Semi-final', 2),
      matchIn(before.bracket, 'Third place'),
      matchIn(before.bracket, 'Final'),
    ]

    const { body: preview } = await call(app, clearResult, { ...ask, query: { preview: true } })
    assert.deepEqual(
      preview.cleared.toSorted((a, b) => a - b),
      expected.map(one => one.id).sort((a, b) => a - b),
    )
    assert.deepEqual(await bracketOf(app, id), before)

    const { body } = await call(app, clearResult, ask)
    assert.deepEqual(body.cleared, preview.cleared)
    assert.deepEqual(
      [body.bracket.status, body.bracket.winner, body.bracket.outcome, body.bracket.games],
      ['ready', null, null, []],
    )
    assert.equal(body.bracket.completed_at, null)
    const { bracket, tournament } = await bracketOf(app, id)
    assert.equal(tournament.status, 'active')
    assert.equal(matchIn(bracket, 'Semi-final', 2).participant1, null)
    assert.equal(matchIn(bracket, 'Semi-final', 1).status, 'completed')
    await refusal(app, clearResult, 'STATUS_CONFLICT', ask)
  })

  test('who undoes a result names it: a later correction of somebody else’s stays', async () => {
    const { id, semi1 } = await four()
    const { body: mine } = await report(app, id, semi1.id, { winner_id: playerOf(semi1, 1) })
    const { version } = mine.bracket
    const { body: theirs } = await report(app, id, semi1.id, { winner_id: playerOf(semi1, 2), version })
    const ask = (query: Record<string, number | boolean>) => ({
      as: trainer,
      params: { id, match_id: semi1.id },
      query,
    })
    await refusal(app, clearResult, 'VERSION_STALE', ask({ version }))
    await refusal(app, clearResult, 'VERSION_STALE', ask({ version, preview: true }))
    assert.deepEqual(matchIn((await bracketOf(app, id)).bracket, 'Semi-final', 1), theirs.bracket)
    const { body } = await call(app, clearResult, ask({ version: theirs.bracket.version }))
    assert.equal(body.bracket.status, 'ready')
  })

  test('a retry with the same Idempotency-Key gets the same bytes and has one effect', async () => {
    const { id, semi1 } = await four()
    const path = `/api/v1/tournaments/${id}/bracket/${semi1.id}/result`
    const headers = {
      authorization: `Bearer ${trainer.token}`,
      'content-type': 'application/json',
      'idempotency-key': 'k1',
    }
    const ask = { method: 'PUT', path, headers, text: JSON.stringify({ winner_id: playerOf(semi1, 1) }) }
    const events = await standing.countEvents()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(app, ask)))
    for (const { status, text } of answers) assert.deepEqual([status, text], [200, answers[0]?.text])
    assert.equal(await standing.countEvents(), events + 1)
    const other = await send(app, { ...ask, text: JSON.stringify({ winner_id: playerOf(semi1, 2) }) })
    assert.equal(JSON.parse(other.text).code, 'IDEMPOTENCY_KEY_REUSED')
  })

  test('the leaderboard adds up real results', async () => {
    const id = await create(app, { name: 'Leaders' })
    const names = ['Leader One', 'Leader Two', 'Leader Three', 'Leader Four']
    await enter(app, id, names)
    await call(app, generateBracket, { as: trainer, params: { id } })
    await playAll(app, id)
    const { body } = await call(app, getLeaderboard, { query: { limit: 500 } })
    const rows = body.filter(({ user_name }) => names.includes(user_name))
    assert.deepEqual(
      rows.map(({ user_name, total_score, wins, losses, titles, tournaments }) => [
        user_name,
        total_score,
        wins,
        losses,
        titles,
        tournaments,
      ]),
      [
        ['Leader One', 16, 2, 0, 1, 1],
        ['Leader Two', 4, 1, 1, 0, 1],
        ['Leader Four', 1, 0, 1, 0, 1],
        ['Leader Three', 1, 0, 1, 0, 1],
      ],
    )
  })
})
