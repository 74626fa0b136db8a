import {
  AppError,
  listNotifications,
  readAllNotifications,
  readNotification,
  sendNotification,
} from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { notificationSent, notificationsRead } from './events.ts'
import * as store from './store.ts'

export function inboxRoutes({ route, sql }: Service): void {
  route(sendNotification, ({ body, change }) =>
    change(async (tx, emit) => {
      const { user_id, message, event_type = 'notification', title = null, link = null } = body
      const notification = await store.insertNotification(tx, { user_id, message, event_type, title, link })
      emit(notificationSent(notification))
      return { detail: 'Notification sent', id: notification.id }
    }),
  )

  route(listNotifications, async ({ actor, query }) => {
    const [notifications, unread_count] = await Promise.all([
      store.listNotifications(sql, { ...query, user_id: actor.id }),
      store.countUnread(sql, actor.id),
    ])
    const last = notifications.at(-1)
    return { notifications, unread_count, next_cursor: last && notifications.length === query.limit ? last.id : null }
  })

  route(readNotification, ({ actor, params, change }) =>
    change(async (tx, emit) => {
      const notification = await store.markRead(tx, actor.id, params.id)
      if (!notification) throw new AppError('NOTIFICATION_UNKNOWN', 'There is no such notification of yours.')
      emit(notificationsRead(actor.id, [notification.id]))
      return notification
    }),
  )

  route(readAllNotifications, ({ actor, change }) =>
    change(async (tx, emit) => {
      if ((await store.markAllRead(tx, actor.id)) > 0) emit(notificationsRead(actor.id, 'all'))
      return { detail: 'All read' }
    }),
  )
}
