import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addParticipant, addParticipants, listParticipants, readPeople, readPersonalData } from '@gym-it/contracts'
import {
  call,
  inReverse,
  personDeleted,
  refusal,
  type Standing,
  send,
  serviceToken,
  standService,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { availableOnce, person } from './people-events.ts'
import { create, trainer } from './standing.ts'

describe('people, as user-service tells of them', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  test('who is approved and not banned can be entered, under the name of today', async () => {
    standing.neighbour.tell(person(1, 'Grace'))
    standing.neighbour.tell(person(2, 'Tina', { role: 'trainer', is_approved: false }))
    standing.neighbour.tell(person(3, 'Bob'))
    assert.deepEqual(await availableOnce(app, people => people.length === 2), [
      { id: 3, name: 'Bob', email: 'p3@club.org' },
      { id: 1, name: 'Grace', email: 'p1@club.org' },
    ])
    standing.neighbour.tell(person(2, 'Tina', { role: 'trainer' }, 'user.approved'))
    standing.neighbour.tell(person(3, 'Bob', { is_banned: true }, 'user.banned'))
    standing.neighbour.tell(person(1, 'Grace Hopper', {}, 'user.updated'))
    const people = await availableOnce(app, list => list.some(({ name }) => name === 'Grace Hopper'))
    assert.deepEqual(
      people.map(({ name }) => name),
      ['Grace Hopper', 'Tina'],
    )
    standing.neighbour.tell(person(2, 'Tina', { role: 'trainer', is_approved: false }, 'user.approval_withdrawn'))
    await availableOnce(app, list => list.every(({ id }) => id !== 2))
  })

  test('nobody enters a person that does not exist, alone or in a list', async () => {
    const params = { id: await create(app) }
    const stranger = { name: 'Nobody', user_id: 4040 }
    await refusal(app, addParticipant, 'USER_UNKNOWN', { as: trainer, params, body: stranger })
    const body = { participants: [{ name: 'Ada' }, stranger] }
    await refusal(app, addParticipants, 'USER_UNKNOWN', { as: trainer, params, body })
    assert.deepEqual((await call(app, listParticipants, { params })).body, [])
  })

  test('a deleted person leaves their name in the tournament and nothing else', async () => {
    const params = { id: await create(app) }
    standing.neighbour.tell(person(8, 'Linus'))
    await availableOnce(app, people => people.some(({ id }) => id === 8))
    await call(app, addParticipant, { as: trainer, params, body: { name: 'Linus', user_id: 8 } })
    await call(app, addParticipant, { as: trainer, params, body: { name: 'His team', members: [8] } })
    standing.neighbour.tell(personDeleted(8))
    await availableOnce(app, people => people.every(({ id }) => id !== 8))
    const entries = (await call(app, listParticipants, { params })).body
    assert.deepEqual(
      entries.map(({ name, user_id, members }) => [name, user_id, members]),
      [
        ['Linus', null, []],
        ['His team', null, []],
      ],
    )
  })

  test('the other services read whom it knows and where somebody was entered; nobody else does', async () => {
    const params = { id: await create(app) }
    standing.neighbour.tell(person(21, 'Margaret'))
    standing.neighbour.tell(person(22, 'Barbara', { is_banned: true }))
    standing.neighbour.tell(person(23, 'Adele'))
    await availableOnce(app, people => people.some(({ id }) => id === 23))
    await call(app, addParticipant, { as: trainer, params, body: { name: 'Margaret', user_id: 21, club: 'Apollo' } })
    const read = async (path: string, token = serviceToken('user-service')) => {
      const { status, text } = await send(app, { method: 'GET', path, headers: { authorization: `Bearer ${token}` } })
      return { status, body: JSON.parse(text) as Record<string, Record<string, unknown>[]> }
    }
    const { people } = (await read(`${readPeople.path}?after=20&limit=2`)).body
    assert.deepEqual(people, [
      { id: 21, full_name: 'Margaret', email: 'p21@club.org', is_available: true },
      { id: 22, full_name: 'Barbara', email: 'p22@club.org', is_available: false },
    ])
    const dataOf = (id: number) => readPersonalData.path.replace(':id', String(id))
    const { participations, tournaments_created } = (await read(dataOf(21))).body
    assert.deepEqual(
      participations?.map(({ tournament_id, name, club }) => [tournament_id, name, club]),
      [[params.id, 'Margaret', 'Apollo']],
    )
    assert.deepEqual(tournaments_created, [])
    const { tournaments_created: made } = (await read(dataOf(trainer.id))).body
    assert.ok(made?.some(({ id }) => id === params.id))
    for (const path of [readPeople.path, dataOf(21)]) assert.equal((await read(path, trainer.token)).status, 401)
  })
})
