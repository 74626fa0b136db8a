import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { listNotifications, type Notification, readPersonalData, sendNotification } from '@gym-it/contracts'
import {
  call,
  inReverse,
  knownPerson,
  personDeleted,
  personTold,
  problemOf,
  type Standing,
  send,
  serviceToken,
  signedIn,
  standService,
  until,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'

describe('what people are told of decisions about them', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const inboxOf = async (id: number): Promise<Notification[]> =>
    (await call(app, listNotifications, { as: signedIn('member', { id }) })).body.notifications
  const inboxHolds = (id: number, count: number) =>
    until(`${count} notices`, async () => {
      const inbox = await inboxOf(id)
      return inbox.length === count && inbox
    })
  const dataOf = async (id: number) => {
    const path = readPersonalData.path.replace(':id', String(id))
    const headers = { authorization: `Bearer ${serviceToken('user-service')}` }
    return send(app, { method: 'GET', path, headers })
  }

  test('approved, sent back to wait, banned until a day, freed, given a role: each is told once, with its reason', async () => {
    const [id, other] = [1, 2]
    const { neighbour } = standing
    neighbour.tell(personTold('user.created', knownPerson(id)))
    neighbour.tell(personTold('user.approved', knownPerson(id), { reason: 'Welcome' }))
    neighbour.tell(personTold('user.approval_withdrawn', knownPerson(id), { reason: 'Papers are missing' }))
    const ban = knownPerson(id, { is_banned: true, banned_until: '2031-05-06T07:08:00.000Z' })
    neighbour.tell(personTold('user.banned', ban, { reason: 'Rude' }))
    neighbour.tell(personTold('user.unbanned', knownPerson(id)))
    neighbour.tell(personTold('user.role_changed', knownPerson(id, { role: 'trainer' })))
    neighbour.tell(personTold('user.updated', knownPerson(id)))
    neighbour.tell(personTold('user.approved', knownPerson(other)))
    await inboxHolds(other, 1)
    const stands = async () => (await inboxOf(id)).map(({ event_type, message }) => [event_type, message]).reverse()
    // What a later decision has taken back is told no more.
    assert.deepEqual(await stands(), [
      [
        'user.approval_withdrawn',
        'You cannot sign in until an administrator approves you again. Reason: Papers are missing',
      ],
      ['user.unbanned', 'Your ban has ended. You can sign in again.'],
      ['user.role_changed', 'You are now a trainer. Sign in again to use it.'],
    ])
    neighbour.tell(personTold('user.banned', ban, { reason: 'Rude' }))
    neighbour.tell(personTold('user.approved', knownPerson(id), { reason: 'Welcome' }))
    await until('both take their places', async () => (await stands()).at(-1)?.[0] === 'user.approved')
    assert.deepEqual(await stands(), [
      ['user.role_changed', 'You are now a trainer. Sign in again to use it.'],
      ['user.banned', 'You cannot sign in until 6 May 2031 at 07:08 UTC. Reason: Rude'],
      ['user.approved', 'An administrator has let you in. Reason: Welcome'],
    ])
  })

  test('a replica that reads the same news tells nothing twice', async () => {
    const second = await createApp(standing.config)
    try {
      await second.ready()
      const id = 11
      standing.neighbour.tell(personTold('user.approved', knownPerson(id)))
      standing.neighbour.tell(personTold('user.approved', knownPerson(12)))
      await inboxHolds(12, 1)
      assert.equal((await inboxOf(id)).length, 1)
    } finally {
      await second.close()
    }
  })

  test('who is deleted leaves nothing here', async () => {
    const id = 21
    await call(app, sendNotification, { as: signedIn('trainer'), body: { user_id: id, message: 'Mat 7, please' } })
    assert.match((await dataOf(id)).text, /Mat 7, please/)
    standing.neighbour.tell(personDeleted(id))
    await until('all is gone', async () => (await dataOf(id)).text === '{"notifications":[]}')
    const left = await standing.sql`select 1 from events where data::text like '%Mat 7, please%'`
    assert.equal(left.length, 0)
  })

  test('nobody but a service reads what is held on a person', async () => {
    const path = readPersonalData.path.replace(':id', '1')
    const headers = (token: string, more = {}) => ({ authorization: `Bearer ${token}`, ...more })
    const asked = [
      headers(signedIn('admin').token),
      headers(serviceToken('user-service', 'a made-up secret')),
      headers(serviceToken('user-service'), { 'x-forwarded-for': '192.0.2.1' }),
    ]
    for (const given of asked) {
      assert.equal(problemOf(await send(app, { method: 'GET', path, headers: given }), path).code, 'TOKEN_INVALID')
    }
  })
})
