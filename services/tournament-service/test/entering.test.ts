import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addParticipant,
  addParticipants,
  approveParticipant,
  generateBracket,
  getTournament,
  listParticipants,
  rejectParticipant,
  updateParticipant,
  withdrawParticipant,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, send, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { availableOnce, person } from './people-events.ts'
import { create, enter, namesOf, trainer } from './standing.ts'

describe('entering', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  test('a member enters themselves and waits for approval', async () => {
    const [id, member] = [await create(app), signedIn('member')]
    const params = { id }
    const { body } = await call(app, addParticipant, { as: member, params, body: { name: 'Ada', seed: 1 } })
    assert.deepEqual(
      { ...body.participant, id: 0, created_at: '' },
      {
        id: 0,
        tournament_id: id,
        user_id: member.id,
        name: 'Ada',
        seed: null,
        given_seed: null,
        club: null,
        group: null,
        division: null,
        rating: null,
        members: [],
        status: 'pending',
        created_at: '',
      },
    )
    assert.equal((await call(app, getTournament, { params })).body.participant_count, 0)
    const approval = { as: trainer, params: { id, pid: body.participant.id } }
    for (const _ of [1, 2]) {
      const { body: approved } = await call(app, approveParticipant, approval)
      assert.equal(approved.participant.status, 'approved')
    }
    assert.equal((await call(app, getTournament, { params })).body.participant_count, 1)
  })

  test('a member enters nobody else', async () => {
    const [params, member] = [{ id: await create(app) }, signedIn('member')]
    await refusal(app, addParticipant, 'ROLE_REQUIRED', { as: member, params, body: { name: 'Bob', user_id: 5 } })
    const several = { participants: [{ name: 'Ada' }, { name: 'Bob' }] }
    await refusal(app, addParticipants, 'ROLE_REQUIRED', { as: member, params, body: several })
    const { body } = await call(app, addParticipants, { as: member, params, body: { participants: [{ name: 'Ada' }] } })
    assert.match(body.message, /Waiting for trainer/)
    assert.deepEqual((await call(app, listParticipants, { params })).body, body.participants)
  })

  test('trainers enter anyone, approved at once', async () => {
    const params = { id: await create(app) }
    standing.neighbour.tell(person(77, 'Grace Hopper'))
    await availableOnce(app, people => people.some(({ id }) => id === 77))
    const entry = { name: ' Grace ', user_id: 77, seed: 3, club: 'JC Bern' }
    const { body } = await call(app, addParticipant, { as: trainer, params, body: entry })
    const { name, user_id, seed, club, status } = body.participant
    assert.deepEqual([name, user_id, seed, club, status], ['Grace', 77, 3, 'JC Bern', 'approved'])
    await enter(app, params.id, ['Alan', 'Edsger'])
    const { body: list } = await call(app, listParticipants, { params })
    assert.deepEqual(
      list.map(one => one.name),
      ['Grace', 'Alan', 'Edsger'],
    )
  })

  test('nobody stands twice, also when they enter twenty times at once', async () => {
    const [params, member] = [{ id: await create(app) }, signedIn('member')]
    const headers = { authorization: `Bearer ${member.token}`, 'content-type': 'application/json' }
    const path = `/api/v1/tournaments/${params.id}/participants`
    const ask = { method: 'POST', path, headers, text: JSON.stringify({ name: 'Ada' }) }
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(app, ask)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array<number>(19).fill(409)])
    const twice = {
      participants: [
        { name: 'A', user_id: 9 },
        { name: 'B', user_id: 9 },
      ],
    }
    await refusal(app, addParticipants, 'PARTICIPANT_TWICE', { as: trainer, params, body: twice })
    assert.equal((await call(app, listParticipants, { params })).body.length, 1)
  })

  test('a full tournament takes nobody: all or nothing', async () => {
    const params = { id: await create(app, { max_participants: 4 }) }
    await enter(app, params.id, namesOf(3))
    const two = { participants: [{ name: 'Four' }, { name: 'Five' }] }
    const problem = await refusal(app, addParticipants, 'TOURNAMENT_FULL', { as: trainer, params, body: two })
    assert.match(problem.detail, /Only 1 of 4 places/)
    assert.equal((await call(app, listParticipants, { params })).body.length, 3)
    const { body: waiting } = await call(app, addParticipant, {
      as: signedIn('member'),
      params,
      body: { name: 'Four' },
    })
    await enter(app, params.id, ['Five'])
    const approval = { as: trainer, params: { ...params, pid: waiting.participant.id } }
    await refusal(app, approveParticipant, 'TOURNAMENT_FULL', approval)
    await refusal(app, addParticipant, 'TOURNAMENT_FULL', { as: signedIn('member'), params, body: { name: 'Six' } })
  })

  test('fifty at once for eight places are eight', async () => {
    const id = await create(app, { max_participants: 8 })
    const headers = { authorization: `Bearer ${trainer.token}`, 'content-type': 'application/json' }
    const ask = { method: 'POST', path: `/api/v1/tournaments/${id}/participants`, headers }
    const answers = await Promise.all(namesOf(50).map(name => send(app, { ...ask, text: JSON.stringify({ name }) })))
    assert.equal(answers.filter(({ status }) => status === 201).length, 8)
    assert.equal(answers.filter(({ status }) => status === 409).length, 42)
  })

  test('the deadline is for members; trainers still enter people', async () => {
    const params = { id: await create(app, { registration_deadline: '2020-01-01' }) }
    await refusal(app, addParticipant, 'REGISTRATION_CLOSED', { as: signedIn('member'), params, body: { name: 'Ada' } })
    await call(app, addParticipant, { as: trainer, params, body: { name: 'Ada' } })
  })

  test('refused, withdrawn and entered again', async () => {
    const [params, member, other] = [{ id: await create(app) }, signedIn('member'), signedIn('member')]
    const { body } = await call(app, addParticipant, { as: member, params, body: { name: 'Ada' } })
    const own = { ...params, pid: body.participant.id }
    await refusal(app, withdrawParticipant, 'ROLE_REQUIRED', { as: other, params: own })
    assert.equal((await call(app, rejectParticipant, { as: trainer, params: own })).body.participant.status, 'rejected')
    await refusal(app, withdrawParticipant, 'STATUS_CONFLICT', { as: member, params: own })
    assert.equal(
      (await call(app, approveParticipant, { as: trainer, params: own })).body.participant.status,
      'approved',
    )
    assert.equal(
      (await call(app, withdrawParticipant, { as: member, params: own })).body.participant.status,
      'withdrawn',
    )
    await refusal(app, approveParticipant, 'STATUS_CONFLICT', { as: trainer, params: own })
    await call(app, addParticipant, { as: member, params, body: { name: 'Ada' } })
    const elsewhere = { id: await create(app), pid: body.participant.id }
    await refusal(app, approveParticipant, 'PARTICIPANT_UNKNOWN', { as: trainer, params: elsewhere })
  })

  test('two entries of one person are not both approved', async () => {
    const [params, member] = [{ id: await create(app) }, signedIn('member')]
    const { body: first } = await call(app, addParticipant, { as: member, params, body: { name: 'Ada' } })
    await call(app, rejectParticipant, { as: trainer, params: { ...params, pid: first.participant.id } })
    await call(app, addParticipant, { as: member, params, body: { name: 'Ada' } })
    const approval = { as: trainer, params: { ...params, pid: first.participant.id } }
    await refusal(app, approveParticipant, 'STATUS_CONFLICT', approval)
  })

  test('after the draw nobody comes, and only trainers let somebody go', async () => {
    const [member, id] = [signedIn('member'), await create(app)]
    const { body } = await call(app, addParticipant, { as: member, params: { id }, body: { name: 'Ada' } })
    const own = { id, pid: body.participant.id }
    await call(app, approveParticipant, { as: trainer, params: own })
    await enter(app, id, namesOf(3))
    await call(app, generateBracket, { as: trainer, params: { id } })
    await refusal(app, addParticipant, 'TOURNAMENT_STARTED', { as: trainer, params: { id }, body: { name: 'Late' } })
    await refusal(app, rejectParticipant, 'TOURNAMENT_STARTED', { as: trainer, params: own })
    await refusal(app, withdrawParticipant, 'TOURNAMENT_STARTED', { as: member, params: own })
    await call(app, withdrawParticipant, { as: trainer, params: own })
  })

  test('until the draw a trainer says more of an entry, or takes it back', async () => {
    const id = await create(app)
    const [ada] = await enter(app, id, ['Ada', 'Ben'])
    const ask = { as: trainer, params: { id, pid: ada?.id ?? 0 } }
    const said = {
      name: ' Ada L. ',
      seed: 2,
      group: 'B',
      club: 'Otter',
      rating: 1812.5,
      division: 'Rx',
    }
    const { participant } = (await call(app, updateParticipant, { ...ask, body: said })).body
    assert.deepEqual({ ...participant, ...said, name: 'Ada L.', given_seed: 2 }, participant)
    const { body } = await call(app, updateParticipant, { ...ask, body: { seed: null } })
    assert.deepEqual([body.participant.seed, body.participant.given_seed, body.participant.club], [null, null, 'Otter'])
    await refusal(app, updateParticipant, 'USER_UNKNOWN', { ...ask, body: { members: [4041] } })
    await refusal(app, updateParticipant, 'INPUT_INVALID', { ...ask, body: {} })
    await refusal(app, updateParticipant, 'INPUT_INVALID', { ...ask, body: { group: 'the best' } })
    await call(app, generateBracket, { as: trainer, params: { id } })
    await refusal(app, updateParticipant, 'TOURNAMENT_STARTED', { ...ask, body: { seed: 1 } })
  })
})
