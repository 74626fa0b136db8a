import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  approveUsers,
  banUser,
  banUsers,
  getMe,
  getUser,
  getUserHistory,
  listUsers,
  unbanUser,
  unbanUsers,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, signedIn, standService, until } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { arrive } from './standing.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

describe('bans with an end, decisions about many, and what is remembered of them', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  let admin: Awaited<ReturnType<typeof arrive>>
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
    admin = await arrive(standing, { role: 'admin', full_name: 'Ada Admin' })
  })
  const eventsOf = (id: number) =>
    standing.sql<{ type: string; actor_id: number | null; data: { user: { is_banned: boolean } } }[]>`
      select type, actor_id, data from events where subject = ${`user:${id}`} order by id`
  const lookAt = async (id: number) => (await call(app, getUser, { as: admin, params: { id } })).body

  test('a ban says why and until when, to the person concerned and to administrators, not to trainers', async () => {
    const { id } = await arrive(standing)
    const until = inDays(3)
    const body = { user_id: id, reason: ' Rude to a referee ', until }
    const { body: banned } = await call(app, banUser, { as: admin, body })
    assert.deepEqual(
      [banned.user.is_banned, banned.user.ban_reason, banned.user.banned_until],
      [true, 'Rude to a referee', until],
    )
    const forTrainers = (await call(app, getUser, { as: signedIn('trainer'), params: { id } })).body
    assert.equal('ban_reason' in forTrainers, false)
    const query = { status: 'banned', limit: 500 } as const
    const list = (await call(app, listUsers, { as: signedIn('trainer'), query })).body
    assert.equal(
      list.some(user => user.id === id),
      true,
    )
    assert.equal(JSON.stringify(list).includes('Rude'), false)
  })

  test('a ban can be given another end; the same one again changes nothing', async () => {
    const { id } = await arrive(standing)
    const ban = (until: string | null) => call(app, banUser, { as: admin, body: { user_id: id, until } })
    const [soon, later] = [inDays(1), inDays(9)]
    assert.equal((await ban(soon)).body.user.banned_until, soon)
    await ban(soon)
    assert.equal((await ban(later)).body.user.banned_until, later)
    const again = await call(app, banUser, { as: admin, body: { user_id: id } })
    assert.equal(again.body.user.banned_until, later)
    assert.equal((await ban(null)).body.user.banned_until, null)
    const told = (await eventsOf(id)).map(({ type }) => type)
    assert.deepEqual(told, ['user.created', 'user.banned', 'user.banned', 'user.banned'])
  })

  test('a ban cannot end in the past, or at no moment at all', async () => {
    const { id } = await arrive(standing)
    for (const until of [inDays(-1), '2030-13-01T00:00:00Z', 'tomorrow', 5, '2030-01-01']) {
      await refusal(app, banUser, 'INPUT_INVALID', { as: admin, body: { user_id: id, until } })
    }
    assert.equal((await eventsOf(id)).length, 1)
  })

  test('a ban ends by itself: at once where it is asked for, and the other services are told once', async () => {
    const { id } = await arrive(standing)
    const end = new Date(Date.now() + 150).toISOString()
    await call(app, banUser, { as: admin, body: { user_id: id, until: end } })
    await until(
      'the ban is over',
      async () => {
        const user = await lookAt(id)
        return 'is_banned' in user && !user.is_banned
      },
      400,
    )
    const active = (await call(app, listUsers, { as: admin, query: { status: 'active', limit: 500 } })).body
    assert.ok(active.some(user => user.id === id))
    const told = await until('the others are told', async () => {
      const last = (await eventsOf(id)).at(-1)
      return last?.type === 'user.unbanned' && last
    })
    assert.deepEqual([told.actor_id, told.data.user.is_banned], [null, false])
    assert.equal((await eventsOf(id)).length, 3)
  })

  test('several are approved, banned and freed at once', async () => {
    const people = [await arrive(standing, { role: 'trainer' }), await arrive(standing, { role: 'trainer' })]
    const user_ids = people.map(({ id }) => id)
    const { body: approved } = await call(app, approveUsers, { as: admin, body: { user_ids } })
    assert.equal(approved.detail, '2 people approved')
    assert.deepEqual(
      approved.users.map(({ id, is_approved }) => [id, is_approved]),
      user_ids.map(id => [id, true]),
    )
    const body = { user_ids, reason: 'Fighting', until: inDays(2) }
    const { body: banned } = await call(app, banUsers, { as: admin, body })
    assert.deepEqual(
      banned.users.map(({ ban_reason }) => ban_reason),
      ['Fighting', 'Fighting'],
    )
    for (const person of people) {
      await until('the token is refused', () => refusal(app, getMe, 'TOKEN_INVALID', { as: person }), 1_000)
    }
    const { body: freed } = await call(app, unbanUsers, { as: admin, body: { user_ids } })
    assert.deepEqual(
      freed.users.map(({ is_banned }) => is_banned),
      [false, false],
    )
  })

  test('all or nobody: who cannot be banned is named, and nobody is', async () => {
    const root = await arrive(standing, { role: 'admin', is_root_admin: true, full_name: 'Rita Root' })
    const person = await arrive(standing)
    const before = await standing.countEvents()
    const body = { user_ids: [person.id, root.id, admin.id, 999_999] }
    const problem = await refusal(app, banUsers, 'ROOT_ADMIN_PROTECTED', { as: admin, body })
    assert.match(problem.detail, /^Nothing was changed\. Rita Root: .*Ada Admin: .*Number 999999: /)
    assert.deepEqual(
      problem.errors?.map(({ path }) => path),
      ['user_ids.1', 'user_ids.2', 'user_ids.3'],
    )
    assert.equal(await standing.countEvents(), before)
    assert.deepEqual((await call(app, getMe, { as: person })).body, person.profile)
    for (const user_ids of [[], [person.id, person.id], Array.from({ length: 501 }, (_, index) => index + 1)]) {
      await refusal(app, banUsers, 'INPUT_INVALID', { as: admin, body: { user_ids } })
    }
  })

  test('two administrators who ban the same people in another order do not block each other', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, async () => (await arrive(standing)).id))
    const orders = Array.from({ length: 6 }, (_, turn) => [...ids.slice(turn), ...ids.slice(0, turn)])
    await Promise.all(orders.map(user_ids => call(app, banUsers, { as: admin, body: { user_ids } })))
    for (const id of ids) assert.equal((await eventsOf(id)).length, 2)
  })

  test('the history of a person says what, when, by whom and why, newest first, page by page', async () => {
    const { id } = await arrive(standing, { role: 'trainer' })
    const end = inDays(1)
    await call(app, approveUsers, { as: admin, body: { user_ids: [id] } })
    await call(app, banUser, { as: admin, body: { user_id: id, reason: 'Doping', until: end } })
    await call(app, unbanUser, { as: admin, body: { user_id: id, reason: 'A mistake' } })
    const { body } = await call(app, getUserHistory, { as: admin, params: { id } })
    const by = { actor_id: admin.id, actor_name: 'Ada Admin' }
    const none = { reason: null, until: null, role: null }
    assert.deepEqual(
      body.history.map(({ id: _id, at: _at, ...entry }) => entry),
      [
        { event: 'user.unbanned', ...by, ...none, reason: 'A mistake' },
        { event: 'user.banned', ...by, ...none, reason: 'Doping', until: end },
        { event: 'user.approved', ...by, ...none },
        { event: 'user.created', actor_id: null, actor_name: null, ...none, role: 'trainer' },
      ],
    )
    const first = (await call(app, getUserHistory, { as: admin, params: { id }, query: { limit: 3 } })).body
    assert.equal(first.next_cursor, first.history.at(-1)?.id)
    const query = { cursor: first.next_cursor ?? 0 }
    const rest = (await call(app, getUserHistory, { as: admin, params: { id }, query })).body
    assert.deepEqual([...first.history, ...rest.history], body.history)
    await refusal(app, getUserHistory, 'USER_UNKNOWN', { as: admin, params: { id: 999_999 } })
  })
})
