import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addParticipant,
  addParticipants,
  generateBracket,
  getBracket,
  getStandings,
  listMatches,
  listParticipants,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { bracketOf, create, drawn, enter, matchIn, namesOf, playAll, playerOf, report, trainer } from './standing.ts'

describe('brackets', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  test('before the draw there is an empty bracket', async () => {
    const params = { id: await create(app) }
    await enter(app, params.id, ['Ada'])
    const { body } = await call(app, getBracket, { params })
    assert.deepEqual([body.bracket, body.standings, body.participants.length], [[], [], 1])
    assert.deepEqual((await call(app, listMatches, { params })).body, [])
    assert.deepEqual((await call(app, getStandings, { params })).body, { standings: [] })
    await refusal(app, generateBracket, 'PARTICIPANTS_TOO_FEW', { as: trainer, params })
  })

  test('only approved entries are drawn', async () => {
    const params = { id: await create(app) }
    await enter(app, params.id, ['Ada', 'Ben'])
    await call(app, addParticipant, { as: signedIn('member'), params, body: { name: 'Pending' } })
    const { body } = await call(app, generateBracket, { as: trainer, params })
    assert.deepEqual(body, { message: 'Bracket generated successfully', rounds: 1, matches: 1 })
  })

  test('eight: 1-8, 4-5, 2-7, 3-6, and the best two meet in the final', async () => {
    const { id, participants } = await drawn(app, 8)
    const { bracket, tournament } = await bracketOf(app, id)
    assert.equal(tournament.status, 'active')
    const seeds = new Map(participants.map((one, index) => [one.id, index + 1]))
    const pairs = bracket
      .filter(({ round }) => round === 1)
      .map(match => [playerOf(match, 1), playerOf(match, 2)].map(one => seeds.get(one)))
    assert.deepEqual(pairs, [
      [1, 8],
      [4, 5],
      [2, 7],
      [3, 6],
    ])
    await playAll(app, id)
    const played = await bracketOf(app, id)
    const final = matchIn(played.bracket, 'Final')
    assert.deepEqual([final.participant1?.name, final.participant2?.name], ['Player 1', 'Player 2'])
    assert.equal(final.winner?.name, 'Player 1')
    assert.equal(played.tournament.status, 'completed')
    assert.deepEqual(
      played.standings.slice(0, 2).map(({ place, participant }) => [place, participant.name]),
      [
        [1, 'Player 1'],
        [2, 'Player 2'],
      ],
    )
  })

  test('five: byes go to the best seeds, and are nobody’s match', async () => {
    const { id } = await drawn(app, 5)
    const { bracket } = await bracketOf(app, id)
    const byes = bracket.filter(({ status }) => status === 'bye')
    assert.deepEqual(byes.map(({ winner }) => winner?.name).sort(), ['Player 1', 'Player 2', 'Player 3'])
    for (const bye of byes) assert.ok(bye.participant1 === null || bye.participant2 === null)
    const played = bracket.filter(({ status }) => status === 'ready')
    assert.equal(played.length, 2)
  })

  test('every slot says where its participant comes from', async () => {
    const { id } = await drawn(app, 4, { settings: { third_place: true } })
    const { bracket } = await bracketOf(app, id)
    const semi = [matchIn(bracket, 'Semi-final', 1), matchIn(bracket, 'Semi-final', 2)]
    const final = matchIn(bracket, 'Final')
    assert.deepEqual(final.participant1_source, { kind: 'winner', match_id: semi[0]?.id })
    assert.deepEqual(final.participant2_source, { kind: 'winner', match_id: semi[1]?.id })
    const third = matchIn(bracket, 'Third place')
    assert.deepEqual(third.participant2_source, { kind: 'loser', match_id: semi[1]?.id })
    assert.equal(third.bracket, 'third_place')
    assert.deepEqual(semi[0]?.participant1_source, { kind: 'seed', seed: 1 })
  })

  test('third place: played by the losers, and needed for the end', async () => {
    const { id } = await drawn(app, 4, { settings: { third_place: true } })
    const semis = (await bracketOf(app, id)).bracket.filter(({ label }) => label === 'Semi-final')
    for (const semi of semis) await report(app, id, semi.id, { winner_id: playerOf(semi, 1) })
    const { bracket } = await bracketOf(app, id)
    const [third, final] = [matchIn(bracket, 'Third place'), matchIn(bracket, 'Final')]
    assert.deepEqual([third.participant1?.name, third.participant2?.name], ['Player 4', 'Player 3'])
    await report(app, id, final.id, { winner_id: playerOf(final, 2) })
    assert.equal((await bracketOf(app, id)).tournament.status, 'active')
    const { body } = await report(app, id, third.id, { winner_id: playerOf(third, 2) })
    assert.equal(body.tournament.status, 'completed')
    const { standings } = (await call(app, getStandings, { params: { id } })).body
    assert.deepEqual(
      standings.map(({ place, participant }) => [place, participant.name]),
      [
        [1, 'Player 2'],
        [2, 'Player 1'],
        [3, 'Player 3'],
        [4, 'Player 4'],
      ],
    )
  })

  test('given seeds come first, the others in the order they entered', async () => {
    const params = { id: await create(app) }
    const participants = [{ name: 'A' }, { name: 'B', seed: 2 }, { name: 'C' }, { name: 'D', seed: 1 }]
    await call(app, addParticipants, { as: trainer, params, body: { participants } })
    await call(app, generateBracket, { as: trainer, params })
    const { body } = await call(app, listParticipants, { params })
    assert.deepEqual(
      body.map(({ name, seed }) => [name, seed]),
      [
        ['D', 1],
        ['B', 2],
        ['A', 3],
        ['C', 4],
      ],
    )
  })

  test('it can be drawn again until a result stands', async () => {
    const { id } = await drawn(app, 4)
    const params = { id }
    const before = await bracketOf(app, id)
    await call(app, generateBracket, { as: trainer, params })
    const again = await bracketOf(app, id)
    assert.equal(again.bracket.length, before.bracket.length)
    const semi = matchIn(again.bracket, 'Semi-final')
    await report(app, id, semi.id, { winner_id: playerOf(semi, 1) })
    await refusal(app, generateBracket, 'TOURNAMENT_STARTED', { as: trainer, params })
    assert.deepEqual(
      (await bracketOf(app, id)).bracket.map(one => one.id),
      again.bracket.map(one => one.id),
    )
  })

  test('ten draws at once leave one bracket', async () => {
    const params = { id: await create(app) }
    await enter(app, params.id, namesOf(16))
    await Promise.all(Array.from({ length: 10 }, () => call(app, generateBracket, { as: trainer, params })))
    assert.equal((await bracketOf(app, params.id)).bracket.length, 15)
  })

  test('a thousand and twenty-four people', async () => {
    const started = Date.now()
    const { id } = await drawn(app, 1024, { settings: { third_place: true } })
    const { bracket, participants } = await bracketOf(app, id)
    assert.equal(bracket.length, 1024)
    assert.equal(participants.length, 1024)
    assert.equal(
      new Set(bracket.filter(({ round }) => round === 1).flatMap(one => [playerOf(one, 1), playerOf(one, 2)])).size,
      1024,
    )
    for (const match of bracket.slice(0, 10)) await report(app, id, match.id, { winner_id: playerOf(match, 2) })
    assert.equal((await bracketOf(app, id)).bracket.filter(({ status }) => status === 'completed').length, 10)
    assert.ok(Date.now() - started < 15_000, `took ${Date.now() - started} ms`)
  })
})
