import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { deleteTournament, listRatings, updateTournament } from '@gym-it/contracts'
import { call, inReverse, personDeleted, type Standing, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { availableOnce, person } from './people-events.ts'
import { bracketOf, create, drawIt, enterAll, playAll, playerOf, report, trainer } from './standing.ts'

describe('ratings', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
    for (const [id, name] of [
      [1, 'Ada'],
      [2, 'Ben'],
      [3, 'Cleo'],
      [4, 'Dan'],
    ] as const) {
      standing.neighbour.tell(person(id, name))
    }
    await availableOnce(app, people => people.length === 4)
  })

  /** A completed tournament of people, the first one the winner. */
  async function played(discipline: string, userIds: readonly number[]) {
    const id = await create(app, { discipline })
    await enterAll(
      app,
      id,
      userIds.map(user_id => ({ name: `Person ${user_id}`, user_id })),
    )
    await drawIt(app, id)
    await playAll(app, id)
    return id
  }
  const ratingsOf = async (discipline: string, kind: 'individual' | 'team' = 'individual') =>
    (await call(app, listRatings, { query: { discipline, kind } })).body.ratings

  test('a completed tournament rates its people, in its discipline alone', async () => {
    await played('Judo', [1, 2])
    const [first, second] = await ratingsOf('judo')
    assert.deepEqual([first?.name, Math.round(first?.rating ?? 0), first?.matches], ['Ada', 1662, 1])
    assert.deepEqual([second?.name, Math.round(second?.rating ?? 0)], ['Ben', 1338])
    assert.deepEqual(await ratingsOf('Karate'), [])
  })

  test('a correction in an early tournament gives what the right results would have given straight away', async () => {
    const corrected = await played('Boxing', [1, 2])
    await played('Boxing', [2, 3])
    const [match] = (await bracketOf(app, corrected)).bracket
    assert.ok(match)
    await report(app, corrected, match.id, { winner_id: playerOf(match, 2), version: match.version })
    await played('Wrestling', [2, 1])
    await played('Wrestling', [2, 3])
    assert.deepEqual(await ratingsOf('Boxing'), await ratingsOf('Wrestling'))
  })

  test('reopened, moved or deleted, a tournament does not count any more', async () => {
    const id = await played('Sumo', [1, 2])
    const [match] = (await bracketOf(app, id)).bracket
    assert.ok(match)
    const before = await ratingsOf('Sumo')
    await call(app, updateTournament, { as: trainer, params: { id }, body: { discipline: 'Aikido' } })
    assert.deepEqual([await ratingsOf('Sumo'), await ratingsOf('Aikido')], [[], before])
    await call(app, updateTournament, { as: trainer, params: { id }, body: { visibility: 'members' } })
    assert.deepEqual(await ratingsOf('Aikido'), [])
    await call(app, updateTournament, { as: trainer, params: { id }, body: { visibility: 'public' } })
    assert.deepEqual(await ratingsOf('Aikido'), before)
    await call(app, deleteTournament, { as: trainer, params: { id } })
    assert.deepEqual(await ratingsOf('Aikido'), [])
  })

  test('tournaments that end and are corrected at the same moment all count, once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => played('Chess', [1, 2])))
    const finals = await Promise.all(ids.map(async id => ({ id, match: (await bracketOf(app, id)).bracket[0] })))
    await Promise.all(
      finals.map(async ({ id, match }) => {
        assert.ok(match)
        await report(app, id, match.id, { winner_id: playerOf(match, 2), version: match.version })
      }),
    )
    const ratings = await ratingsOf('Chess')
    assert.deepEqual(
      ratings.map(({ name, matches }) => [name, matches]),
      [
        ['Ben', 5],
        ['Ada', 5],
      ],
    )
    for (const _ of finals) await played('Draughts', [2, 1])
    assert.deepEqual(ratings, await ratingsOf('Draughts'))
  })

  test('the stored rating seeds the next draw, unless one is given', async () => {
    await played('Fencing', [3, 1])
    const id = await create(app, { discipline: 'Fencing', settings: { seeding: 'rating' } })
    await enterAll(app, id, [
      { name: 'Ada', user_id: 1 },
      { name: 'New', user_id: 4 },
      { name: 'Cleo', user_id: 3 },
      { name: 'Guest', rating: 1500 },
    ])
    await drawIt(app, id)
    const { participants } = await bracketOf(app, id)
    assert.deepEqual(
      participants.map(({ name }) => name),
      ['Cleo', 'Guest', 'Ada', 'New'],
    )
  })

  test('teams move together', async () => {
    const id = await create(app, { discipline: 'Relay' })
    await enterAll(app, id, [
      { name: 'Reds', members: [1, 2] },
      { name: 'Blues', members: [3, 4] },
    ])
    await drawIt(app, id)
    await playAll(app, id)
    const teams = await ratingsOf('Relay', 'team')
    assert.deepEqual(
      teams.map(({ name, rating }) => [name, rating > 25]),
      [
        ['Ada', true],
        ['Ben', true],
        ['Cleo', false],
        ['Dan', false],
      ],
    )
    assert.deepEqual(await ratingsOf('Relay'), [])
  })

  test('a deleted person is not rated any more', async () => {
    await played('Curling', [1, 4])
    standing.neighbour.tell(personDeleted(4))
    await availableOnce(app, people => people.every(({ id }) => id !== 4))
    assert.deepEqual(
      (await ratingsOf('Curling')).map(({ name }) => name),
      ['Ada'],
    )
  })
})
