import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  approveUser,
  banUser,
  banUsers,
  changeRole,
  deleteUser,
  getMe,
  getUser,
  getUserHistory,
  type User,
  unapproveUsers,
  unbanUser,
} from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, signedIn, standService, until } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { arrive } from './standing.ts'

describe('what administrators decide', () => {
  const cleanup = inReverse({ after })
  const admin = signedIn('admin')
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const eventsOf = async (id: number) =>
    (await standing.sql<{ type: string }[]>`select type from events where subject = ${`user:${id}`} order by id`).map(
      ({ type }) => type,
    )

  test('approving a trainer, once and again', async () => {
    const { id } = await arrive(standing, { role: 'trainer' })
    for (const _ of [1, 2]) {
      const { body } = await call(app, approveUser, { as: admin, body: { user_id: id } })
      assert.equal(body.detail, 'User approved')
      assert.equal(body.user.is_approved, true)
    }
    assert.deepEqual(await eventsOf(id), ['user.created', 'user.approved'])
  })

  test('an approval taken back ends every token within a second; asked again, nothing changes', async () => {
    const person = await arrive(standing, { role: 'trainer' })
    const { id } = person
    await call(app, approveUser, { as: admin, body: { user_id: id } })
    for (const _ of [1, 2]) {
      const { body } = await call(app, unapproveUsers, {
        as: admin,
        body: { user_ids: [id], reason: ' Wrong person ' },
      })
      assert.equal(body.detail, '1 person no longer approved')
      assert.deepEqual(
        body.users.map(({ is_approved, version }) => [is_approved, version]),
        [[false, 3]],
      )
    }
    await until('the token is refused', () => refusal(app, getMe, 'TOKEN_INVALID', { as: person }), 1_000)
    assert.deepEqual(await eventsOf(id), ['user.created', 'user.approved', 'user.approval_withdrawn'])
    const [told] = await standing.sql<{ data: { access_version: number; reason: string; user: User } }[]>`
      select data from events where type = 'user.approval_withdrawn' and subject = ${`user:${id}`}`
    assert.deepEqual(
      [told?.data.user.is_approved, told?.data.access_version, told?.data.reason],
      [false, 2, 'Wrong person'],
    )
    const { body: again } = await call(app, approveUser, { as: admin, body: { user_id: id } })
    assert.equal(again.user.is_approved, true)
  })

  test('a repeated request to take an approval back is answered as the first, also when it was given anew', async () => {
    const { id } = await arrive(standing)
    const request = { as: admin, body: { user_ids: [id] }, headers: { 'idempotency-key': `undo-${id}` } }
    const { body: first } = await call(app, unapproveUsers, request)
    await call(app, approveUser, { as: admin, body: { user_id: id } })
    assert.deepEqual((await call(app, unapproveUsers, request)).body, first)
    const { body: now } = await call(app, getUser, { as: admin, params: { id } })
    assert.equal('is_approved' in now && now.is_approved, true)
  })

  test('a decision about what has changed meanwhile is refused, one about what was seen counts', async () => {
    const { id } = await arrive(standing, { role: 'trainer' })
    const seen = async () => {
      const { headers } = await call(app, getUser, { as: admin, params: { id } })
      return { 'if-match': headers.etag ?? '' }
    }
    const stale = await seen()
    await call(app, approveUser, { as: admin, body: { user_id: id }, headers: stale })
    const events = await standing.countEvents()
    const body = { user_id: id, role: 'trainer' }
    for (const decide of [approveUser, banUser, unbanUser, changeRole]) {
      await refusal(app, decide, 'VERSION_STALE', { as: admin, body, headers: stale })
      await refusal(app, decide, 'INPUT_INVALID', { as: admin, body, headers: { 'if-match': 'abc' } })
    }
    await refusal(app, deleteUser, 'VERSION_STALE', { as: admin, params: { id }, headers: stale })
    assert.equal(await standing.countEvents(), events)
    await call(app, banUser, { as: admin, body: { user_id: id }, headers: await seen() })
    await call(app, deleteUser, { as: admin, params: { id }, headers: await seen() })
  })

  test('the history comes in pages, each with the way to the next', async () => {
    const { id } = await arrive(standing)
    await call(app, approveUser, { as: admin, body: { user_id: id } })
    const first = await call(app, getUserHistory, { as: admin, params: { id }, query: { limit: 1 } })
    const { next_cursor } = first.body
    assert.match(
      first.headers.link ?? '',
      new RegExp(`^</api/v1/users/${id}/history\\?.*cursor=${next_cursor}.*>; rel="next"$`),
    )
    const last = await call(app, getUserHistory, { as: admin, params: { id }, query: { limit: 9 } })
    assert.equal(last.headers.link, undefined)
  })

  test('administrators stay approved, and nobody else loses it with them', async () => {
    const [person, other] = [await arrive(standing), await arrive(standing, { role: 'admin' })]
    const events = await standing.countEvents()
    const body = { user_ids: [person.id, other.id] }
    const problem = await refusal(app, unapproveUsers, 'STATUS_CONFLICT', { as: admin, body })
    assert.deepEqual(
      problem.errors?.map(({ path }) => path),
      ['user_ids.1'],
    )
    assert.equal(await standing.countEvents(), events)
    for (const user_ids of [[], [person.id, person.id], Array.from({ length: 501 }, (_, index) => index + 1)]) {
      await refusal(app, unapproveUsers, 'INPUT_INVALID', { as: admin, body: { user_ids } })
    }
    await refusal(app, unapproveUsers, 'USER_UNKNOWN', { as: admin, body: { user_ids: [999_999] } })
    assert.deepEqual((await call(app, getMe, { as: person })).body, person.profile)
  })

  test('a ban ends every token within a second; it can be lifted', async () => {
    const person = await arrive(standing)
    const { body } = await call(app, banUser, { as: admin, body: { user_id: person.id, reason: 'Rude' } })
    assert.equal(body.user.is_banned, true)
    await until('the token is refused', () => refusal(app, getMe, 'TOKEN_INVALID', { as: person }), 1_000)
    const { body: lifted } = await call(app, unbanUser, { as: admin, body: { user_id: person.id } })
    assert.equal(lifted.user.is_banned, false)
    await refusal(app, getMe, 'TOKEN_INVALID', { as: person })
    const again = signedIn('member', { id: person.id, ver: 2 })
    assert.equal((await call(app, getMe, { as: again })).body.is_banned, false)
    assert.deepEqual(await eventsOf(person.id), ['user.created', 'user.banned', 'user.unbanned'])
  })

  test('a change of role ends the tokens of the old one, and approves', async () => {
    const person = await arrive(standing, { role: 'trainer' })
    const body = { user_id: person.id, role: 'admin' } as const
    const { body: changed } = await call(app, changeRole, { as: admin, body })
    assert.deepEqual([changed.user.role, changed.user.is_approved], ['admin', true])
    await until('the token is refused', () => refusal(app, getMe, 'TOKEN_INVALID', { as: person }), 1_000)
    await call(app, changeRole, { as: admin, body })
    assert.deepEqual(await eventsOf(person.id), ['user.created', 'user.role_changed'])
  })

  test('deleting a person ends their tokens and takes their data', async () => {
    const person = await arrive(standing)
    const { body } = await call(app, deleteUser, { as: admin, params: { id: person.id } })
    assert.deepEqual(body, { detail: 'User deleted', user_id: person.id })
    await refusal(app, getUser, 'USER_UNKNOWN', { as: admin, params: { id: person.id } })
    await refusal(app, deleteUser, 'USER_UNKNOWN', { as: admin, params: { id: person.id } })
    await until('the token is refused', () => refusal(app, getMe, 'TOKEN_INVALID', { as: person }), 1_000)
  })

  test('the root administrator is protected', async () => {
    const root = await arrive(standing, { role: 'admin', is_root_admin: true })
    await refusal(app, banUser, 'ROOT_ADMIN_PROTECTED', { as: admin, body: { user_id: root.id } })
    await refusal(app, changeRole, 'ROOT_ADMIN_PROTECTED', { as: admin, body: { user_id: root.id, role: 'member' } })
    await refusal(app, deleteUser, 'ROOT_ADMIN_PROTECTED', { as: root, params: { id: root.id } })
    const many = { user_ids: [(await arrive(standing)).id, root.id] }
    const events = await standing.countEvents()
    await refusal(app, banUsers, 'ROOT_ADMIN_PROTECTED', { as: admin, body: many })
    assert.equal(await standing.countEvents(), events)
    assert.deepEqual((await call(app, getMe, { as: root })).body, root.profile)
  })

  test('people who do not exist', async () => {
    const body = { user_id: 999_999 }
    for (const operation of [approveUser, banUser, unbanUser]) {
      await refusal(app, operation, 'USER_UNKNOWN', { as: admin, body })
    }
    await refusal(app, changeRole, 'USER_UNKNOWN', { as: admin, body: { ...body, role: 'member' } })
  })

  test('ten bans at the same moment are one', async () => {
    const person = await arrive(standing)
    const bans = Array.from({ length: 10 }, () => call(app, banUser, { as: admin, body: { user_id: person.id } }))
    for (const { body } of await Promise.all(bans)) assert.equal(body.user.version, 2)
    assert.deepEqual(await eventsOf(person.id), ['user.created', 'user.banned'])
  })

  test('nobody bans, demotes or deletes themselves by a wrong tap', async () => {
    const self = await arrive(standing, { role: 'admin' })
    const body = { user_id: self.id }
    await refusal(app, banUser, 'OWN_ACCOUNT', { as: self, body })
    await refusal(app, changeRole, 'OWN_ACCOUNT', { as: self, body: { ...body, role: 'member' } })
    await refusal(app, deleteUser, 'OWN_ACCOUNT', { as: self, params: { id: self.id } })
    assert.deepEqual((await call(app, getMe, { as: self })).body, self.profile)
  })
})
