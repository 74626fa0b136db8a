import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addParticipant,
  approveParticipant,
  decideParticipants,
  generateBracket,
  getTournament,
  listParticipants,
  listTournamentEvents,
  type Participant,
  rejectParticipant,
  updateTournament,
  withdrawParticipant,
} from '@gym-it/contracts'
import { askOf, call, inReverse, refusal, send, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { create, enter, namesOf, trainer } from './standing.ts'

describe('the wait-list', () => {
  const cleanup = inReverse({ after })
  let app: FastifyInstance
  before(async () => {
    app = (await standService(cleanup, createApp)).app
  })

  const join = async (id: number, name: string, as = signedIn('member')): Promise<Participant> =>
    (await call(app, addParticipant, { as, params: { id }, body: { name, waitlist: true } })).body.participant
  /** A full tournament of two with these people waiting. */
  async function full(...waiting: string[]) {
    const id = await create(app, { max_participants: 2 })
    const inside = await enter(app, id, namesOf(2))
    const outside: Participant[] = []
    for (const name of waiting) outside.push(await join(id, name))
    return { id, inside, outside }
  }
  const standing = async (id: number) =>
    (await call(app, listParticipants, { params: { id } })).body.map(({ name, status }) => `${name} ${status}`)
  const eventsOf = async (id: number) =>
    (await call(app, listTournamentEvents, { params: { id }, query: { limit: 500 } })).body.events
  const movedUp = async (id: number) =>
    (await eventsOf(id)).flatMap(event =>
      event.type === 'participant.moved_up' ? [(event.data as { participant: Participant }).participant.name] : [],
    )

  test('who asks for it waits where no place is free, and is refused without asking', async () => {
    const { id, outside } = await full('Ada')
    assert.equal(outside[0]?.status, 'waiting')
    await refusal(app, addParticipant, 'TOURNAMENT_FULL', {
      as: signedIn('member'),
      params: { id },
      body: { name: 'B' },
    })
    const early = await create(app)
    assert.equal((await join(early, 'Ada')).status, 'pending')
    assert.equal((await call(app, getTournament, { params: { id } })).body.participant_count, 2)
  })

  test('nobody waits twice', async () => {
    const { id } = await full()
    const as = signedIn('member')
    await join(id, 'Ada', as)
    await refusal(app, addParticipant, 'PARTICIPANT_TWICE', {
      as,
      params: { id },
      body: { name: 'Ada', waitlist: true },
    })
  })

  test('a place that becomes free goes to who has waited longest, and that is told', async () => {
    const { id, inside, outside } = await full('Ada', 'Ben', 'Cem', 'Dea')
    await call(app, withdrawParticipant, { as: trainer, params: { id, pid: inside[0]?.id ?? 0 } })
    assert.deepEqual(await movedUp(id), ['Ada'])
    await call(app, rejectParticipant, { as: trainer, params: { id, pid: outside[0]?.id ?? 0 } })
    assert.deepEqual(await movedUp(id), ['Ada', 'Ben'])
    await call(app, updateTournament, { as: trainer, params: { id }, body: { max_participants: 3 } })
    assert.deepEqual(await movedUp(id), ['Ada', 'Ben', 'Cem'])
    assert.deepEqual((await standing(id)).sort(), [
      ...['Ada rejected', 'Ben approved', 'Cem approved', 'Dea waiting'],
      ...['Player 1 withdrawn', 'Player 2 approved'],
    ])
    const moved = (await eventsOf(id)).filter(event => event.type === 'participant.moved_up')
    const others = (await eventsOf(id)).filter(event => event.type !== 'participant.moved_up')
    for (const { version } of moved) assert.ok(others.some(other => other.version === version))
  })

  test('an approval that is taken back makes a place; who waits leaves by themselves', async () => {
    const { id, inside, outside } = await full('Ada', 'Ben')
    const as = signedIn('member')
    const mine = await join(id, 'Cem', as)
    await call(app, withdrawParticipant, { as, params: { id, pid: mine.id } })
    const body = { participant_ids: [inside[1]?.id ?? 0], status: 'pending' as const }
    await call(app, decideParticipants, { as: trainer, params: { id }, body })
    assert.deepEqual(await movedUp(id), ['Ada'])
    const refused = { participant_ids: [outside[1]?.id ?? 0], status: 'rejected' as const }
    await call(app, decideParticipants, { as: trainer, params: { id }, body: refused })
    const back = { ...refused, status: 'waiting' as const }
    const { participants } = (await call(app, decideParticipants, { as: trainer, params: { id }, body: back })).body
    assert.deepEqual(
      participants.map(({ status }) => status),
      ['waiting'],
    )
    await refusal(app, approveParticipant, 'TOURNAMENT_FULL', {
      as: trainer,
      params: { id, pid: outside[1]?.id ?? 0 },
    })
  })

  test('a request is put on the wait-list; where a place is free it gets it', async () => {
    const id = await create(app, { max_participants: 2 })
    const { body } = await call(app, addParticipant, { as: signedIn('member'), params: { id }, body: { name: 'Ada' } })
    await enter(app, id, ['Ben'])
    const wait = { participant_ids: [body.participant.id], status: 'waiting' as const }
    const { participants } = (await call(app, decideParticipants, { as: trainer, params: { id }, body: wait })).body
    assert.equal(participants[0]?.status, 'approved')
  })

  test('after the draw nobody moves up, and nobody comes to wait', async () => {
    const { id, inside } = await full('Ada')
    await call(app, generateBracket, { as: trainer, params: { id } })
    await call(app, withdrawParticipant, { as: trainer, params: { id, pid: inside[0]?.id ?? 0 } })
    assert.deepEqual(await movedUp(id), [])
    await refusal(app, addParticipant, 'TOURNAMENT_STARTED', {
      as: signedIn('member'),
      params: { id },
      body: { name: 'Late', waitlist: true },
    })
  })

  test('places that become free at once go to different people, and never are more taken than there are', async () => {
    const id = await create(app, { max_participants: 8 })
    const inside = await enter(app, id, namesOf(8))
    const asks = namesOf(20).map(name =>
      send(app, askOf(addParticipant, { as: signedIn('member'), params: { id }, body: { name, waitlist: true } })),
    )
    const leave = inside
      .slice(0, 5)
      .map(({ id: pid }) => send(app, askOf(withdrawParticipant, { as: trainer, params: { id, pid } })))
    const raise = send(app, askOf(updateTournament, { as: trainer, params: { id }, body: { max_participants: 10 } }))
    const counting = Array.from({ length: 30 }, async () => {
      const { body } = await call(app, getTournament, { params: { id } })
      assert.ok(body.participant_count <= body.max_participants)
    })
    const answers = await Promise.all([...asks, ...leave, raise])
    await Promise.all(counting)
    assert.deepEqual([...new Set(answers.map(({ status }) => status))].sort(), [200, 201])
    const entries = (await call(app, listParticipants, { params: { id } })).body
    const those = (status: Participant['status']) => entries.filter(one => one.status === status)
    // Somebody who came in a moment with a free place asks for approval instead, and does not hold it.
    assert.equal(entries.length, 28)
    const free = 10 - those('approved').length
    assert.ok(free >= 0)
    assert.ok(free === 0 || those('waiting').length === 0, `${free} free while ${those('waiting').length} wait`)
    const lastMoved = Math.max(...those('approved').map(one => one.id))
    for (const one of those('waiting')) assert.ok(one.id > lastMoved)
  })
})
