import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fieldsSeenBy, getMe, getUser, listUsers, updateMe, type Viewer } from '@gym-it/contracts'
import { call, inReverse, refusal, type Standing, send, signedIn, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { arrive, newAccount, registered } from './standing.ts'

describe('profiles', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  test('a profile is made from the registration', async () => {
    const { profile, ...actor } = await arrive(standing, { full_name: 'Ada Lovelace', role: 'trainer' })
    assert.deepEqual(profile, {
      ...{ id: actor.id, email: actor.email, full_name: 'Ada Lovelace', role: 'trainer' },
      ...{ is_approved: false, is_banned: false, ban_reason: null, banned_until: null, is_root_admin: false },
      ...{ phone: null, emergency_contact: null, birth_date: null, weight_kg: null, club: null, discipline: null },
      ...{ bio: null, avatar_url: null },
      ...{ created_at: profile.created_at, version: 1 },
    })
  })

  test('who asks right after registering is answered, though no bell has rung', async () => {
    const account = newAccount()
    standing.neighbour.tell(registered(account), { isSilent: true })
    const { body } = await call(app, getMe, { as: signedIn('member', { id: account.id }) })
    assert.equal(body.email, account.email)
  })

  test('a registration that is told twice makes one profile and one event', async () => {
    const account = newAccount()
    standing.neighbour.tell(registered(account))
    standing.neighbour.tell(registered(account))
    const later = await arrive(standing)
    assert.ok(later.id > account.id)
    const events = await standing.sql`select type from events where subject = ${`user:${account.id}`}`
    assert.deepEqual([...events], [{ type: 'user.created' }])
  })

  test('one changes one’s own profile, and only what is asked for', async () => {
    const person = await arrive(standing)
    const { body } = await call(app, updateMe, { as: person, body: { full_name: '  New Name ', phone: '0123' } })
    assert.deepEqual(body, { ...person.profile, full_name: 'New Name', phone: '0123', version: 2 })
    const { body: cleared } = await call(app, updateMe, { as: person, body: { phone: null, bio: 'Judo since 1990' } })
    assert.deepEqual(cleared, { ...body, phone: null, bio: 'Judo since 1990', version: 3 })
    await refusal(app, updateMe, 'INPUT_INVALID', { as: person, body: {} })
    const beyond = { role: 'admin', is_approved: true, is_root_admin: true, access_version: 9 }
    await refusal(app, updateMe, 'INPUT_INVALID', { as: person, body: beyond })
    assert.deepEqual((await call(app, getMe, { as: person })).body, cleared)
  })

  test('all of a profile is kept as it was written, tidied', async () => {
    const person = await arrive(standing)
    const written = {
      ...{ phone: ' +49 151 1 ', emergency_contact: 'Mother, 0151 2', birth_date: '2000-02-29', weight_kg: 72.46 },
      ...{ club: '  Judo Club Nord ', discipline: 'Judo', bio: '' },
    }
    const { body } = await call(app, updateMe, { as: person, body: written })
    const kept = {
      ...{ phone: '+49 151 1', emergency_contact: 'Mother, 0151 2', birth_date: '2000-02-29', weight_kg: 72.5 },
      ...{ club: 'Judo Club Nord', discipline: 'Judo', bio: null },
    }
    assert.deepEqual(body, { ...person.profile, ...kept, version: 2 })
    assert.deepEqual((await call(app, getMe, { as: person })).body, body)
  })

  test('what no profile can hold is refused', async () => {
    const person = await arrive(standing)
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const wrong = [
      ...['2001-02-29', '1899-12-31', tomorrow, '01.02.2003'].map(birth_date => ({ birth_date })),
      ...[9, 401, '70'].map(weight_kg => ({ weight_kg })),
      ...[{ club: 'two\nlines' }, { phone: '1'.repeat(41) }, { avatar_url: 'https://elsewhere.test/x.png' }],
    ]
    for (const body of wrong) await refusal(app, updateMe, 'INPUT_INVALID', { as: person, body })
    assert.deepEqual((await call(app, getMe, { as: person })).body, person.profile)
  })

  test('versions: 304 for a reader who has it, 412 for a writer who has an old one', async () => {
    const person = await arrive(standing)
    const { headers } = await call(app, getMe, { as: person })
    const etag = headers.etag ?? ''
    const again = { authorization: `Bearer ${person.token}`, 'if-none-match': etag }
    const unchanged = await send(app, { method: 'GET', path: '/api/v1/users/me', headers: again })
    assert.deepEqual([unchanged.status, unchanged.text], [304, ''])
    await call(app, updateMe, { as: person, body: { bio: 'one' }, headers: { 'if-match': etag } })
    await refusal(app, updateMe, 'VERSION_STALE', { as: person, body: { bio: 'two' }, headers: { 'if-match': etag } })
    await refusal(app, updateMe, 'INPUT_INVALID', { as: person, body: { bio: 'x' }, headers: { 'if-match': 'abc' } })
    assert.equal((await call(app, getMe, { as: person })).body.bio, 'one')
  })

  test('every viewer sees the fields that the table gives them, and no other', async () => {
    const person = await arrive(standing)
    const params = { id: person.id }
    const viewers = {
      self: person,
      admin: signedIn('admin'),
      trainer: signedIn('trainer'),
      member: await arrive(standing),
    }
    for (const [viewer, as] of Object.entries(viewers)) {
      const { body } = await call(app, getUser, { as, params })
      assert.deepEqual(Object.keys(body).sort(), [...fieldsSeenBy(viewer as Viewer)].sort(), viewer)
    }
    await refusal(app, getUser, 'USER_UNKNOWN', { as: viewers.member, params: { id: 999_999 } })
  })

  test('members read nobody’s address, number, birth date, weight or emergency contact', async () => {
    const person = await arrive(standing)
    const secrets = {
      phone: '0151 2345678',
      emergency_contact: 'Mother, 0151 8765432',
      birth_date: '2001-02-03',
      weight_kg: 63.2,
    }
    await call(app, updateMe, { as: person, body: secrets })
    const ask = { as: await arrive(standing), params: { id: person.id } }
    const told = JSON.stringify((await call(app, getUser, ask)).body)
    for (const secret of [person.email, ...Object.values(secrets)]) assert.ok(!told.includes(String(secret)), told)
    const events = JSON.stringify([...(await standing.sql`select data from events`)])
    for (const secret of Object.values(secrets)) assert.ok(!events.includes(String(secret)), 'told to other services')
  })

  test('the list is a bare array that can be filtered and read page by page', async () => {
    const as = signedIn('trainer')
    const mark = 'Zebra'
    const pending = await arrive(standing, { full_name: `${mark} Pending`, role: 'trainer' })
    await arrive(standing)
    const active = await arrive(standing, { full_name: `${mark} Active` })
    const idsOf = async (query: Record<string, string | number>) =>
      (await call(app, listUsers, { as, query })).body.map(({ id }) => id)
    assert.deepEqual(await idsOf({ q: 'zEBRA' }), [pending.id, active.id])
    assert.deepEqual(await idsOf({ q: mark, status: 'pending' }), [pending.id])
    assert.deepEqual(await idsOf({ q: mark, status: 'active' }), [active.id])
    assert.deepEqual(await idsOf({ q: mark, status: 'banned' }), [])
    assert.deepEqual(await idsOf({ q: mark, role: 'trainer' }), [pending.id])
    assert.deepEqual(await idsOf({ q: active.email }), [active.id])
    assert.deepEqual(await idsOf({ q: '%' }), [])
    await call(app, updateMe, { as: active, body: { club: 'Striped Horses' } })
    assert.deepEqual(await idsOf({ q: 'striped h' }), [active.id])
    const { headers } = await call(app, listUsers, { as, query: { limit: 1, q: mark } })
    assert.match(headers.link ?? '', /rel="next"/)
    const next = /<([^>]+)>/.exec(headers.link ?? '')?.[1] ?? ''
    const page = await send(app, { method: 'GET', path: next, headers: { authorization: `Bearer ${as.token}` } })
    assert.deepEqual(
      (JSON.parse(page.text) as { id: number }[]).map(({ id }) => id),
      [active.id],
    )
  })
})
