import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  createTournament,
  deleteTournament,
  getTournament,
  listMatches,
  listParticipants,
  listTournaments,
  pauseTournament,
  recordResult,
  resumeTournament,
  updateTournament,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, send, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, create, drawn, playAll, playerOf, trainer } from './standing.ts'

describe('tournaments', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  test('one is created with the defaults', async () => {
    const body = { name: ' Spring Cup ', start_date: '2030-05-01' }
    const { body: made } = await call(app, createTournament, { as: trainer, body })
    assert.equal(made.message, 'Tournament created successfully')
    assert.deepEqual(made.tournament, {
      ...{ id: made.tournament.id, name: 'Spring Cup', start_date: '2030-05-01T00:00:00.000Z', max_participants: 8 },
      ...{ tournament_type: 'single_elimination', status: 'setup', is_paused: false, participant_count: 0 },
      ...{ registration_deadline: null, settings: {}, visibility: 'public', created_by: trainer.id },
      ...{ format: 'single_elimination', discipline: null, is_finished: false, completed_at: null, random_seed: null },
      draw_commitment: made.tournament.draw_commitment,
      ...{ created_at: made.tournament.created_at, version: 1 },
    })
  })

  test('moments are understood as clients of either system write them', async () => {
    const written = {
      '2030-05-01T10:00': '2030-05-01T10:00:00.000Z',
      '2030-05-01 10:00:30': '2030-05-01T10:00:30.000Z',
      '2030-05-01T10:00:00+02:00': '2030-05-01T08:00:00.000Z',
      '2030-05-01T10:00:00.123456Z': '2030-05-01T10:00:00.123Z',
    }
    for (const [start_date, shown] of Object.entries(written)) {
      const { body } = await call(app, createTournament, { as: trainer, body: { name: 'Cup', start_date } })
      assert.equal(body.tournament.start_date, shown)
    }
    for (const start_date of ['2030-02-30T25:00', '2030-13-01', 'tomorrow', '']) {
      await refusal(app, createTournament, 'INPUT_INVALID', { as: trainer, body: { name: 'Cup', start_date } })
    }
  })

  test('limits and settings that do not exist are refused by name', async () => {
    const good = { name: 'Cup', start_date: '2030-05-01' }
    for (const max_participants of [1, 0, -1, 1025, 2.5]) {
      await refusal(app, createTournament, 'INPUT_INVALID', { as: trainer, body: { ...good, max_participants } })
    }
    const settings = { third_plaice: true }
    const problem = await refusal(app, createTournament, 'INPUT_INVALID', { as: trainer, body: { ...good, settings } })
    assert.deepEqual(problem.errors, [
      { path: 'settings.third_plaice', message: 'is not known here', keyword: 'additionalProperties' },
    ])
  })

  test('the list is searched, filtered and read page by page, newest first', async () => {
    const ids = [await create(app, { name: 'Zebra one' }), await create(app), await create(app, { name: 'zebra two' })]
    const { body } = await call(app, listTournaments, { query: { q: 'ZEBRA' } })
    assert.deepEqual(
      body.tournaments.map(({ id }) => id),
      [ids[2], ids[0]],
    )
    assert.equal(body.next_cursor, null)
    const first = await call(app, listTournaments, { query: { q: 'zebra', limit: 1 } })
    assert.equal(first.body.next_cursor, ids[2])
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.link ?? '')?.[1] ?? ''
    const page = JSON.parse((await send(app, { method: 'GET', path: next })).text) as typeof first.body
    assert.deepEqual(
      page.tournaments.map(({ id }) => id),
      [ids[0]],
    )
    const { id } = await drawn(app, 2, { name: 'zebra three' })
    const { body: active } = await call(app, listTournaments, { query: { q: 'zebra', status: 'active' } })
    assert.deepEqual(
      active.tournaments.map(one => one.id),
      [id],
    )
  })

  test('what is for members is hidden from spectators everywhere', async () => {
    const { id } = await drawn(app, 2, { visibility: 'members', name: 'Hidden cup' })
    const params = { id }
    for (const part of ['', '/participants', '/brackets', '/bracket', '/standings']) {
      const path = `/api/v1/tournaments/${id}${part}`
      assert.equal((await send(app, { method: 'GET', path })).status, 404, path)
      const headers = { authorization: `Bearer ${signedIn('member').token}` }
      assert.equal((await send(app, { method: 'GET', path, headers })).status, 200, path)
    }
    const query = { q: 'hidden cup' }
    assert.deepEqual((await call(app, listTournaments, { query })).body.tournaments, [])
    assert.equal((await call(app, listTournaments, { query, as: signedIn('member') })).body.tournaments.length, 1)
    await call(app, updateTournament, { as: trainer, params, body: { visibility: 'public' } })
    await call(app, getTournament, { params })
  })

  test('a change names only what changes; settings stay once it is drawn', async () => {
    const id = await create(app, { registration_deadline: '2030-04-01' })
    const params = { id }
    const body = { name: 'Autumn Cup', registration_deadline: null, settings: { third_place: true } }
    const { body: changed } = await call(app, updateTournament, { as: trainer, params, body })
    assert.deepEqual(
      [changed.tournament.name, changed.tournament.registration_deadline, changed.tournament.settings.third_place],
      ['Autumn Cup', null, true],
    )
    assert.equal(changed.tournament.start_date, '2030-05-01T00:00:00.000Z')
    const { id: started } = await drawn(app, 4)
    const late = { as: trainer, params: { id: started } }
    await refusal(app, updateTournament, 'TOURNAMENT_STARTED', { ...late, body: { settings: { third_place: true } } })
    await refusal(app, updateTournament, 'STATUS_CONFLICT', { ...late, body: { max_participants: 3 } })
    await refusal(app, updateTournament, 'INPUT_INVALID', { ...late, body: {} })
  })

  test('versions: 304, 412', async () => {
    const id = await create(app)
    const params = { id }
    const { headers } = await call(app, getTournament, { params })
    const etag = headers.etag ?? ''
    for (const part of ['', '/brackets', '/bracket', '/standings']) {
      const path = `/api/v1/tournaments/${id}${part}`
      const unchanged = await send(app, { method: 'GET', path, headers: { 'if-none-match': etag } })
      assert.deepEqual([unchanged.status, unchanged.text, unchanged.headers.etag], [304, '', etag], path)
    }
    const change = { as: trainer, params, headers: { 'if-match': etag } }
    await call(app, updateTournament, { ...change, body: { name: 'First' } })
    await refusal(app, updateTournament, 'VERSION_STALE', { ...change, body: { name: 'Second' } })
    await refusal(app, deleteTournament, 'VERSION_STALE', change)
    const stale = await send(app, {
      method: 'GET',
      path: `/api/v1/tournaments/${id}`,
      headers: { 'if-none-match': etag },
    })
    assert.equal(stale.status, 200)
    assert.equal(JSON.parse(stale.text).name, 'First')
  })

  test('while it is paused no result is taken', async () => {
    const { id } = await drawn(app, 2)
    const params = { id }
    const [match] = (await bracketOf(app, id)).bracket
    assert.ok(match)
    const result = { as: trainer, params: { id, match_id: match.id }, body: { winner_id: playerOf(match, 1) } }
    for (const _ of [1, 2]) {
      const { body } = await call(app, pauseTournament, { as: trainer, params })
      assert.equal(body.tournament.is_paused, true)
    }
    await refusal(app, recordResult, 'TOURNAMENT_PAUSED', result)
    await call(app, resumeTournament, { as: trainer, params })
    await call(app, recordResult, result)
    await refusal(app, pauseTournament, 'TOURNAMENT_NOT_ACTIVE', { as: trainer, params })
    await refusal(app, pauseTournament, 'TOURNAMENT_NOT_ACTIVE', { as: trainer, params: { id: await create(app) } })
  })

  test('a deleted one is gone with all that it had', async () => {
    const { id } = await drawn(app, 8)
    await playAll(app, id)
    const { body } = await call(app, deleteTournament, { as: trainer, params: { id } })
    assert.deepEqual(body, { message: 'Tournament deleted successfully' })
    for (const operation of [getTournament, listParticipants, listMatches]) {
      await refusal(app, operation, 'TOURNAMENT_UNKNOWN', { as: trainer, params: { id } })
    }
    await refusal(app, deleteTournament, 'TOURNAMENT_UNKNOWN', { as: trainer, params: { id } })
    const [left] = await standing.sql`
      select (select count(*) from matches where tournament_id = ${id}) as matches,
        (select count(*) from participants where tournament_id = ${id}) as participants`
    assert.deepEqual(left, { matches: 0, participants: 0 })
  })
})
