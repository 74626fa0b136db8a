import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  banUser,
  deleteMe,
  deleteUser,
  exportMe,
  fieldsSeenBy,
  getMe,
  getUser,
  readPeople,
  setAvatar,
  unbanUser,
  updateMe,
} from '@gym-it/contracts'
import {
  askOf,
  call,
  inReverse,
  refusal,
  type Standing,
  send,
  serviceToken,
  signedIn,
  standService,
  until,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { createApp } from '../src/app.ts'
import { arrive, registered } from './standing.ts'

const readable = (id: number) => `/internal/people/${id}`

describe('what people may do with their own data', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const setPicture = async (as: { readonly token: string }) => {
    const payload = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const { method, path, headers } = askOf(setAvatar, { as })
    await app.inject({
      method: method as 'PUT',
      url: path,
      headers: { ...headers, 'content-type': 'image/png' },
      payload,
    })
  }
  /** Wherever the database holds this text. */
  const foundIn = async (text: string) => {
    const tables = ['users', 'events', 'idempotency_keys']
    const counts = await Promise.all(
      tables.map(table => standing.sql`select 1 from ${standing.sql(table)} t where t::text like ${`%${text}%`}`),
    )
    return tables.filter((_, index) => (counts[index]?.length ?? 0) > 0)
  }

  test('the export holds all of the profile, the picture, the history, and what the other services hold', async () => {
    const person = await arrive(standing)
    await call(app, updateMe, { as: person, body: { birth_date: '1999-04-05', emergency_contact: 'Mother' } })
    await setPicture(person)
    standing.neighbour.answer(readable(person.id), { told: 'by a neighbour' })
    const { body } = await call(app, exportMe, { as: person })
    assert.deepEqual(Object.keys(body.profile).sort(), [...fieldsSeenBy('self')].sort())
    assert.deepEqual([body.profile.birth_date, body.profile.emergency_contact], ['1999-04-05', 'Mother'])
    const { format } = await sharp(Buffer.from(body.avatar_webp_base64 ?? '', 'base64')).metadata()
    assert.equal(format, 'webp')
    assert.deepEqual(
      body.history.map(({ event }) => event),
      ['user.updated', 'user.updated', 'user.created'],
    )
    for (const part of [body.account, body.tournaments, body.notifications]) {
      assert.deepEqual(part, { told: 'by a neighbour' })
    }
  })

  test('while a neighbour is away there is no export, rather than half of one', async () => {
    const person = await arrive(standing)
    standing.neighbour.answer(readable(person.id), 'failure')
    const problem = await refusal(app, exportMe, 'UNAVAILABLE', { as: person })
    assert.match(problem.detail, /would not be complete/)
    standing.neighbour.answer(readable(person.id), {})
    await call(app, exportMe, { as: person })
  })

  test('one deletes one’s own account: nothing of it stays, the others are told, no token works', async () => {
    const person = await arrive(standing, { email: 'leaving@gym.test', full_name: 'Lea Leaving' })
    await call(app, updateMe, { as: person, body: { phone: '0151 99' }, headers: { 'idempotency-key': 'one' } })
    await setPicture(person)
    const { body } = await call(app, deleteMe, { as: person })
    assert.match(body.detail, /are deleted/)
    for (const text of ['leaving@gym.test', 'Lea Leaving', '0151 99']) assert.deepEqual(await foundIn(text), [])
    assert.equal((await standing.sql`select 1 from avatars where user_id = ${person.id}`).length, 0)
    const told = await standing.sql`select type, data from events where subject = ${`user:${person.id}`}`
    assert.deepEqual([...told], [{ type: 'user.deleted', data: { id: person.id, access_version: 2 } }])
    await until('the token is refused', () => refusal(app, getMe, 'TOKEN_INVALID', { as: person }), 1_000)
  })

  test('a person who is gone does not come back when the registration is told again', async () => {
    const person = await arrive(standing)
    await call(app, deleteUser, { as: signedIn('admin'), params: { id: person.id } })
    const { id, email, full_name, role, is_approved, is_root_admin } = person.profile
    standing.neighbour.tell(registered({ id, email, full_name, role, is_approved, is_root_admin }))
    await arrive(standing)
    await refusal(app, getUser, 'USER_UNKNOWN', { as: signedIn('admin'), params: { id } })
  })

  test('an old sign-in is not enough to delete an account, however new the token', async () => {
    const person = await arrive(standing)
    const signInOf = (signedInSecondsAgo: number) => signedIn('member', { id: person.id, signedInSecondsAgo })
    const problem = await refusal(app, deleteMe, 'SIGN_IN_OLD', { as: signInOf(6 * 60) })
    assert.match(problem.detail, /sign in again/)
    assert.deepEqual((await call(app, getMe, { as: person })).body, person.profile)
    await call(app, deleteMe, { as: signInOf(4 * 60) })
  })

  test('the root administrator stays', async () => {
    const root = await arrive(standing, { role: 'admin', is_root_admin: true })
    await refusal(app, deleteMe, 'ROOT_ADMIN_PROTECTED', { as: root })
  })

  test('services read who is here, in order and page by page; nobody else does', async () => {
    const person = await arrive(standing)
    const admin = signedIn('admin')
    await call(app, banUser, { as: admin, body: { user_id: person.id } })
    const read = async (after: number, token = serviceToken('auth-service')) => {
      const path = `${readPeople.path}?after=${after}&limit=2`
      const { status, text } = await send(app, { method: 'GET', path, headers: { authorization: `Bearer ${token}` } })
      return { status, people: status === 200 ? (JSON.parse(text) as { people: { id: number }[] }).people : [] }
    }
    const { people } = await read(person.id - 1)
    assert.deepEqual(people[0], {
      ...{ id: person.id, email: person.email, full_name: person.profile.full_name, role: 'member' },
      ...{ access_version: 2, is_approved: true, is_banned: true, is_root_admin: false, is_available: false },
    })
    const everyone: number[] = []
    for (let page = (await read(0)).people; page.length > 0; page = (await read(page.at(-1)?.id ?? 0)).people) {
      everyone.push(...page.map(({ id }) => id))
    }
    assert.deepEqual(
      everyone,
      [...everyone].sort((one, two) => one - two),
    )
    assert.equal(new Set(everyone).size, everyone.length)
    assert.equal((await read(0, admin.token)).status, 401)
    await call(app, unbanUser, { as: admin, body: { user_id: person.id } })
  })
})
