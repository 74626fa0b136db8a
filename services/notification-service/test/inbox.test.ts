import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  broadcastMessage,
  defaultPreferences,
  deleteNotification,
  listNotifications,
  readAllNotifications,
  readNotification,
  restoreNotification,
  sendNotification,
  setPreferences,
} from '@gym-it/contracts'
import {
  call,
  inReverse,
  knownPerson,
  personTold,
  refusal,
  type Standing,
  serviceToken,
  signedIn,
  standService,
  until,
} from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { createCompetition } from './competition.ts'

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
    const asWritten = { kind: 'message', text_key: null, parameters: {} }
    assert.deepEqual(shown, { ...message, ...asWritten, user_id: me.id, read_at: null })
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

  test('a whole inbox is marked as read at once, from thirty tabs', async () => {
    const me = signedIn('member')
    const ids = await Promise.all(Array.from({ length: 30 }, (_, number) => tell(me.id, `number ${number}`)))
    await Promise.all(ids.map(id => call(app, readNotification, { as: me, params: { id } })))
    await Promise.all(ids.map(id => call(app, deleteNotification, { as: me, params: { id } })))
    await Promise.all(ids.map(id => call(app, restoreNotification, { as: me, params: { id } })))
    const { body } = await call(app, listNotifications, { as: me })
    assert.deepEqual([body.notifications.length, body.unread_count], [30, 0])
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

  test('what is read and what is unread is listed apart', async () => {
    const me = signedIn('member')
    const first = await tell(me.id, 'one')
    const second = await tell(me.id, 'two')
    await call(app, readNotification, { as: me, params: { id: first } })
    const idsOf = async (query: Record<string, boolean>) =>
      (await call(app, listNotifications, { as: me, query })).body.notifications.map(({ id }) => id)
    assert.deepEqual([await idsOf({ unread: true }), await idsOf({ read: true })], [[second], [first]])
  })

  test('one is deleted, by its person alone, and can be put back', async () => {
    const [me, other] = [signedIn('member'), signedIn('member')]
    const id = await tell(me.id, 'one')
    const params = { id }
    await refusal(app, deleteNotification, 'NOTIFICATION_UNKNOWN', { as: other, params })
    await refusal(app, restoreNotification, 'NOTIFICATION_UNKNOWN', { as: me, params })
    await call(app, deleteNotification, { as: me, params })
    await refusal(app, deleteNotification, 'NOTIFICATION_UNKNOWN', { as: me, params })
    await refusal(app, readNotification, 'NOTIFICATION_UNKNOWN', { as: me, params })
    const { body: without } = await call(app, listNotifications, { as: me })
    assert.deepEqual([without.notifications, without.unread_count], [[], 0])
    await refusal(app, restoreNotification, 'NOTIFICATION_UNKNOWN', { as: other, params })
    assert.equal((await call(app, restoreNotification, { as: me, params })).body.message, 'one')
    assert.equal((await call(app, listNotifications, { as: me })).body.unread_count, 1)
  })

  test('a message reaches several: by id, of a role, of a tournament, each of them once', async () => {
    const [one, two, trainer, entrant, late] = [51, 52, 53, 54, 55]
    const { tell: news } = standing.neighbour
    const competition = createCompetition()
    news(personTold('user.created', knownPerson(trainer, { role: 'trainer' })))
    news(personTold('user.banned', knownPerson(56, { role: 'trainer', is_banned: true })))
    news(competition.entered('approved', entrant))
    news(competition.entered('pending', late))
    const as = signedIn('admin')
    const named = { user_id: one, user_ids: [one, two], role: 'trainer' as const, tournament_id: competition.id }
    const send = () => call(app, sendNotification, { as, body: { ...named, message: 'Hello' } })
    const { body } = await until('all are known', async () => {
      const answer = await send()
      return answer.body.count === 4 && answer
    })
    assert.ok(body.id)
    const counts = await Promise.all(
      [one, two, trainer, entrant, late, 56].map(async id => {
        const { body: inbox } = await call(app, listNotifications, { as: signedIn('member', { id }) })
        return inbox.notifications.filter(({ id: notice }) => notice >= body.id).length
      }),
    )
    assert.deepEqual(counts, [1, 1, 1, 1, 0, 0])
  })

  test('a broadcast is found by whoever was away, and may be read and deleted as any other', async () => {
    const [known, banned, muted] = [61, 62, 63]
    for (const id of [known, muted]) standing.neighbour.tell(personTold('user.created', knownPerson(id)))
    standing.neighbour.tell(personTold('user.banned', knownPerson(banned, { is_banned: true })))
    const { kinds } = defaultPreferences
    const quiet = { ...defaultPreferences, kinds: { ...kinds, message: { ...kinds.message, in_app: false } } }
    await call(app, setPreferences, { as: signedIn('member', { id: muted }), body: quiet })
    await until('all are known', async () => (await standing.sql`select from people where id = ${banned}`).length > 0)
    const words = { message: 'The hall closes at eight', title: 'Today', link: '/tournaments' }
    await call(app, broadcastMessage, { as: signedIn('admin'), body: words })
    const inboxOf = async (id: number) =>
      (await call(app, listNotifications, { as: signedIn('member', { id }) })).body.notifications.filter(
        ({ message }) => message === words.message,
      )
    const [notice] = await inboxOf(known)
    assert.ok(notice)
    const { event_type, title, link, kind, read_at } = notice
    assert.deepEqual(
      { event_type, title, link, kind, read_at },
      { event_type: 'broadcast', title: 'Today', link: '/tournaments', kind: 'message', read_at: null },
    )
    assert.deepEqual([await inboxOf(banned), await inboxOf(muted)], [[], []])
    const mine = { as: signedIn('member', { id: known }), params: { id: notice.id } }
    await call(app, readNotification, mine)
    await call(app, deleteNotification, mine)
    assert.deepEqual(await inboxOf(known), [])
  })

  test('a message to nobody is refused', async () => {
    const as = signedIn('trainer')
    await refusal(app, sendNotification, 'INPUT_INVALID', { as, body: { message: 'Hello' } })
    await refusal(app, sendNotification, 'STATUS_CONFLICT', { as, body: { message: 'Hello', tournament_id: 99_999 } })
  })

  test('what is old is swept, and what was deleted a while ago', async t => {
    const me = signedIn('member')
    const [old, deleted, kept] = [await tell(me.id, 'old'), await tell(me.id, 'gone'), await tell(me.id, 'new')]
    await standing.sql`update notifications set created_at = now() - interval '31 days' where id = ${old}`
    await standing.sql`update notifications set deleted_at = now() - interval '9 days' where id = ${deleted}`
    const sweeping = await createApp({ ...standing.config, NOTICE_DAYS: 30 })
    t.after(() => sweeping.close())
    await sweeping.ready()
    const left = await standing.sql<{ id: number }[]>`select id from notifications where user_id = ${me.id}`
    assert.deepEqual(
      left.map(({ id }) => id),
      [kept],
    )
  })
})
