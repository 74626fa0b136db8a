import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  decideParticipants,
  generateBracket,
  getBracket,
  listParticipants,
  listTournamentEvents,
  type Participant,
  setSeeds,
} from '@gym-it/contracts'
import { call, inReverse, refusal, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { create, enter, namesOf, trainer } from './standing.ts'

const listed = (people: readonly Participant[]) =>
  people.map((one, index) => ({ participant_id: one.id, seed: index + 1 }))

describe('seeds, said of everybody at once', () => {
  const cleanup = inReverse({ after })
  let app: FastifyInstance
  before(async () => {
    app = (await standService(cleanup, createApp)).app
  })

  const typesOf = async (id: number) =>
    (await call(app, listTournamentEvents, { params: { id } })).body.events.map(({ type }) => type)

  test('the draw follows them; who is not named has none; what is so already tells nothing', async () => {
    const id = await create(app)
    const people = await enter(app, id, namesOf(4))
    const reversed = people.toReversed()
    const ask = { as: trainer, params: { id }, body: { seeds: listed(reversed) } }
    const { body } = await call(app, setSeeds, ask)
    assert.deepEqual(
      body.participants.map(({ name, seed, given_seed }) => [name, seed, given_seed]),
      reversed.map(({ name }, index) => [name, index + 1, index + 1]),
    )
    const version = body.tournament.version
    assert.equal((await call(app, setSeeds, ask)).body.tournament.version, version)
    assert.equal((await typesOf(id)).filter(type => type === 'participant.seeded').length, 1)
    await call(app, setSeeds, { ...ask, body: { seeds: listed(reversed.slice(0, 2)) } })
    const { body: list } = await call(app, listParticipants, { params: { id } })
    assert.deepEqual(
      list.map(({ name, seed }) => [name, seed]),
      [
        ['Player 4', 1],
        ['Player 3', 2],
        ['Player 1', null],
        ['Player 2', null],
      ],
    )
    await call(app, generateBracket, { as: trainer, params: { id } })
    const drawn = (await call(app, getBracket, { params: { id } })).body.participants
    assert.deepEqual(
      drawn.map(({ name }) => name),
      ['Player 4', 'Player 3', 'Player 1', 'Player 2'],
    )
    await refusal(app, setSeeds, 'TOURNAMENT_STARTED', { ...ask, body: { seeds: [] } })
  })

  test('what the order of the draw follows is changed with them, and back', async () => {
    const id = await create(app, { settings: { seeding: 'random', third_place: true } })
    const people = await enter(app, id, namesOf(2))
    const ask = { as: trainer, params: { id } }
    const given = await call(app, setSeeds, { ...ask, body: { seeds: listed(people), seeding: 'given' } })
    assert.deepEqual(given.body.tournament.settings, { seeding: 'given', third_place: true })
    const back = await call(app, setSeeds, { ...ask, body: { seeds: [], seeding: 'random' } })
    assert.equal(back.body.tournament.settings.seeding, 'random')
    assert.deepEqual(
      back.body.participants.map(({ seed }) => seed),
      [null, null],
    )
  })

  test('doubles, strangers and those who are out are refused by name, and nothing is changed', async () => {
    const id = await create(app)
    const [ada, ben] = await enter(app, id, ['Ada', 'Ben'])
    const [stranger] = await enter(app, await create(app), ['Somebody'])
    assert.ok(ada && ben && stranger)
    const refused = { participant_ids: [ben.id], status: 'rejected' as const }
    await call(app, decideParticipants, { as: trainer, params: { id }, body: refused })
    const wrong: [string, { participant_id: number; seed: number }[]][] = [
      ['seeds.1.participant_id', [ada, ada].map((one, index) => ({ participant_id: one.id, seed: index + 1 }))],
      ['seeds.0.participant_id', [{ participant_id: stranger.id, seed: 1 }]],
      ['seeds.0.participant_id', [{ participant_id: ben.id, seed: 1 }]],
    ]
    for (const [path, seeds] of wrong) {
      const problem = await refusal(app, setSeeds, 'INPUT_INVALID', { as: trainer, params: { id }, body: { seeds } })
      assert.equal(problem.errors?.[0]?.path, path)
    }
    const twice = { participant_ids: [ben.id], status: 'pending' as const }
    await call(app, decideParticipants, { as: trainer, params: { id }, body: twice })
    const same = [ada, ben].map(one => ({ participant_id: one.id, seed: 7 }))
    await refusal(app, setSeeds, 'INPUT_INVALID', { as: trainer, params: { id }, body: { seeds: same } })
    await refusal(app, setSeeds, 'ROLE_REQUIRED', { as: signedIn('member'), params: { id }, body: { seeds: [] } })
    const list = (await call(app, listParticipants, { params: { id } })).body
    assert.deepEqual(
      list.map(({ seed }) => seed),
      [null, null],
    )
  })
})
