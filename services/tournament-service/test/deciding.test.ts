import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addParticipant,
  copyTournament,
  decideParticipants,
  generateBracket,
  getTournament,
  listParticipants,
  listTournaments,
  type Participant,
  setSeeds,
} from '@gym-it/contracts'
import { call, inReverse, refusal, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { create, enter, namesOf, trainer } from './standing.ts'

describe('deciding many entries at once, and copying a tournament', () => {
  const cleanup = inReverse({ after })
  let app: FastifyInstance
  before(async () => {
    app = (await standService(cleanup, createApp)).app
  })

  async function requests(id: number, count: number): Promise<Participant[]> {
    const asked = namesOf(count).map(name =>
      call(app, addParticipant, { as: signedIn('member'), params: { id }, body: { name } }),
    )
    return (await Promise.all(asked)).map(({ body }) => body.participant)
  }
  const decide = (id: number, entries: readonly Participant[], status: 'approved' | 'rejected' | 'pending') => ({
    as: trainer,
    params: { id },
    body: { participant_ids: entries.map(one => one.id), status },
  })
  const countOf = async (id: number) => (await call(app, getTournament, { params: { id } })).body.participant_count

  test('all are approved, and that is taken back; a refused one is put back', async () => {
    const id = await create(app)
    const entries = await requests(id, 5)
    const { body } = await call(app, decideParticipants, decide(id, entries, 'approved'))
    assert.deepEqual(new Set(body.participants.map(({ status }) => status)), new Set(['approved']))
    assert.equal(await countOf(id), 5)
    const back = await call(app, decideParticipants, decide(id, entries, 'pending'))
    assert.deepEqual(new Set(back.body.participants.map(({ status }) => status)), new Set(['pending']))
    assert.equal(await countOf(id), 0)
    await call(app, decideParticipants, decide(id, entries.slice(0, 2), 'rejected'))
    await call(app, decideParticipants, decide(id, entries.slice(0, 1), 'pending'))
    const { body: list } = await call(app, listParticipants, { params: { id } })
    assert.equal(list.filter(({ status }) => status === 'rejected').length, 1)
  })

  test('all or nobody: too many for the places, or a stranger among them', async () => {
    const id = await create(app, { max_participants: 3 })
    const entries = await requests(id, 4)
    await refusal(app, decideParticipants, 'TOURNAMENT_FULL', decide(id, entries, 'approved'))
    const elsewhere = await enter(app, await create(app), ['Somebody'])
    await refusal(app, decideParticipants, 'PARTICIPANT_UNKNOWN', decide(id, [...entries, ...elsewhere], 'rejected'))
    assert.equal(await countOf(id), 0)
    await call(app, decideParticipants, decide(id, entries.slice(0, 3), 'approved'))
    await call(app, generateBracket, { as: trainer, params: { id } })
    await refusal(app, decideParticipants, 'TOURNAMENT_STARTED', decide(id, entries.slice(0, 1), 'pending'))
  })

  test('in a Swiss that is being played, nobody who is drawn is refused or put back', async () => {
    const id = await create(app, { tournament_type: 'swiss' })
    const entries = await enter(app, id, namesOf(4))
    await call(app, generateBracket, { as: trainer, params: { id } })
    for (const status of ['rejected', 'pending'] as const) {
      await refusal(app, decideParticipants, 'TOURNAMENT_STARTED', decide(id, entries.slice(0, 1), status))
    }
  })

  test('a copy has the same settings and, if asked, the same people with their seeds; its draw is its own', async () => {
    const settings = { third_place: true, random_seed: 'chosen', seeding: 'given' as const }
    const id = await create(app, { settings, max_participants: 16, discipline: 'Judo', visibility: 'members' })
    const people = await enter(app, id, namesOf(3))
    await requests(id, 1)
    const seeds = people.toReversed().map((one, index) => ({ participant_id: one.id, seed: index + 1 }))
    await call(app, setSeeds, { as: trainer, params: { id }, body: { seeds } })
    await call(app, generateBracket, { as: trainer, params: { id } })
    const key = { 'idempotency-key': 'copied once' }
    const ask = { as: trainer, params: { id }, body: { participants: true, start_date: '2031-01-01' }, headers: key }
    const { body } = await call(app, copyTournament, ask)
    const { name, status, max_participants, discipline, visibility, participant_count, start_date } = body.tournament
    assert.deepEqual(
      [name, status, max_participants, discipline, visibility, participant_count, start_date],
      ['Spring Cup (copy)', 'setup', 16, 'Judo', 'members', 3, '2031-01-01T00:00:00.000Z'],
    )
    assert.deepEqual(body.tournament.settings, { third_place: true, seeding: 'given' })
    assert.notEqual(body.tournament.draw_commitment, null)
    const copied = (await call(app, listParticipants, { as: trainer, params: { id: body.tournament.id } })).body
    assert.deepEqual(
      copied.map(one => [one.name, one.seed, one.status]),
      [
        ['Player 3', 1, 'approved'],
        ['Player 2', 2, 'approved'],
        ['Player 1', 3, 'approved'],
      ],
    )
    assert.equal((await call(app, copyTournament, ask)).body.tournament.id, body.tournament.id)
    const found = await call(app, listTournaments, { as: trainer, query: { q: 'Spring Cup (copy)' } })
    assert.equal(found.body.tournaments.length, 1)
    const empty = await call(app, copyTournament, { as: trainer, params: { id }, body: { name: 'Next year' } })
    assert.deepEqual([empty.body.tournament.name, empty.body.tournament.participant_count], ['Next year', 0])
  })
})
