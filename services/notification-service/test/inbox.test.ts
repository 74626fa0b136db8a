import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { listNotifications, readAllNotifications, readNotification, sendNotification } from '@gym-it/contracts'
import {
  call,
  inReverse,
  refusal,
  type Standing,
  serviceToken,
  signedIn,
  standService,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'

describe('the inbox', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })
  const tell = async (user_id: number, message: string) =>
    (await call(app, sendNotification, { as: signedIn('trainer'), body: { user_id, message } })).body.id

  test('holds what one was told, newest first, and nobody else’s', async () => {
    const [me, other] = [signedIn('member'), signedIn('member')]
    const ids = [await tell(me.id, 'one'), await tell(other.id, 'for another'), await tell(me.id, 'two')]
    const { body } = await call(app, listNotifications, { as: me })
    assert.deepEqual(
      body.notifications.map(({ id, message }) => [id, message]),
      [
        [ids[2], 'two'],
        [ids[0], 'one'],
      ],
    )
    assert.deepEqual([body.unread_count, body.next_cursor], [2, null])
  })

  test('keeps title, link and kind, and lets services send too', async () => {
    const me = signedIn('member')
    const message = { message: 'Mat 2', title: 'You are called', link: '/tournaments/3', event_type: 'match.called' }
    await call(app, sendNotification, { as: serviceToken('tournament-service'), body: { user_id: me.id, ...message } })
    const [told] = (await call(app, listNotifications, { as: me })).body.notifications
    assert.ok(told)
    const { id: _id, created_at: _time, ...shown } = told
    assert.deepEqual(shown, { ...message, user_id: me.id, read_at: null })
  })

  test('links lead nowhere but into this site', async () => {
    for (const link of [
      'https://elsewhere.test',
      '//elsewhere.test',
      '/\\elsewhere.test',
      'javascript:alert(1)',
      'page',
    ]) {
      const body = { user_id: 1, message: 'Look', link }
      await refusal(app, sendNotification, 'INPUT_INVALID', { as: signedIn('trainer'), body })
    }
  })

  test('marks one or all as read, once', async () => {
    const [me, other] = [signedIn('member'), signedIn('member')]
    const [first] = [await tell(me.id, 'one'), await tell(me.id, 'two'), await tell(me.id, 'three')]
    const params = { id: first ?? 0 }
    await refusal(app, readNotification, 'NOTIFICATION_UNKNOWN', { as: other, params })
    const { body: read } = await call(app, readNotification, { as: me, params })
    assert.ok(read.read_at)
    assert.equal((await call(app, readNotification, { as: me, params })).body.read_at, read.read_at)
    const unread = await call(app, listNotifications, { as: me, query: { unread: true } })
    assert.deepEqual([unread.body.notifications.length, unread.body.unread_count], [2, 2])
    await call(app, readAllNotifications, { as: me })
    assert.equal((await call(app, listNotifications, { as: me })).body.unread_count, 0)
    const events = await standing.countEvents()
    await call(app, readAllNotifications, { as: me })
    assert.equal(await standing.countEvents(), events)
  })

  test('is read page by page, each once', async () => {
    const me = signedIn('member')
    for (const number of [1, 2, 3, 4, 5]) await tell(me.id, `number ${number}`)
    const seen: string[] = []
    let cursor: number | null = null
    do {
      const query: Record<string, number> = cursor === null ? { limit: 2 } : { limit: 2, cursor }
      const { body } = await call(app, listNotifications, { as: me, query })
      seen.push(...body.notifications.map(({ message }) => message))
      cursor = body.next_cursor
    } while (cursor !== null)
    assert.deepEqual(
      seen,
      [5, 4, 3, 2, 1].map(number => `number ${number}`),
    )
  })
})
