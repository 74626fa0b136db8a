import {
  AppError,
  deleteNotification,
  listNotifications,
  readAllNotifications,
  readNotification,
  restoreNotification,
  sendNotification,
} from '@gym-it/contracts'
import { type Queryable, type Service, setNextPage } from '@gym-it/service-kit'
import { preferencesOf } from '../preferences/store.ts'
import { inboxesChanged, notificationsRead } from './events.ts'
import { recipientsOf } from './recipients.ts'
import * as store from './store.ts'
import { tell } from './telling.ts'
import { wordNotice } from './wording/word.ts'

const unknown = () => new AppError('NOTIFICATION_UNKNOWN', 'There is no such notification of yours.')
const written = { kind: 'message', text_key: null, parameters: {}, about: null, event_key: null } as const

const languageOf = async (sql: Queryable, userId: number) => (await preferencesOf(sql, [userId]))(userId).language

export function inboxRoutes({ route, sql }: Service): void {
  route(sendNotification, ({ body, change }) =>
    change(async (tx, emit) => {
      const recipients = await recipientsOf(tx, body)
      const { message, event_type = 'notification', title = null, link = null, tournament_id = null } = body
      const words = { ...written, message, event_type, title, link, tournament_id }
      const sent = await tell(
        tx,
        emit,
        recipients.map(user_id => ({ ...words, user_id })),
      )
      const [first] = sent
      if (!first) throw new Error('what somebody wrote is always kept')
      return { detail: 'Notification sent', id: first.id, count: sent.length }
    }),
  )

  route(listNotifications, async ({ actor, query, reply }) => {
    const [rows, unread_count, language] = await Promise.all([
      store.listNotices(sql, { ...query, user_id: actor.id }),
      store.countUnread(sql, actor.id),
      languageOf(sql, actor.id),
    ])
    const last = rows.at(-1)
    const next_cursor = last && rows.length === query.limit ? last.id : null
    if (next_cursor !== null) setNextPage(reply, listNotifications.path, query, next_cursor)
    return { notifications: rows.map(row => wordNotice(row, language)), unread_count, next_cursor }
  })

  route(readNotification, ({ actor, params, change }) =>
    change(async (tx, emit) => {
      const row = await store.markRead(tx, actor.id, params.id)
      if (!row) throw unknown()
      emit(notificationsRead(actor.id, [row.id]))
      return wordNotice(row, await languageOf(tx, actor.id))
    }),
  )

  route(readAllNotifications, ({ actor, change }) =>
    change(async (tx, emit) => {
      if ((await store.markAllRead(tx, actor.id)) > 0) emit(notificationsRead(actor.id, 'all'))
      return { detail: 'All read' }
    }),
  )

  route(deleteNotification, ({ actor, params, change }) =>
    change(async (tx, emit) => {
      if (!(await store.deleteNotice(tx, actor.id, params.id))) throw unknown()
      for (const event of inboxesChanged('notification.removed', [{ id: params.id, user_id: actor.id }])) emit(event)
      return { detail: 'Notification deleted' }
    }),
  )

  route(restoreNotification, ({ actor, params, change }) =>
    change(async (tx, emit) => {
      const row = await store.restoreNotice(tx, actor.id, params.id)
      if (!row) throw unknown()
      for (const event of inboxesChanged('notification.restored', [row])) emit(event)
      return wordNotice(row, await languageOf(tx, actor.id))
    }),
  )
}
