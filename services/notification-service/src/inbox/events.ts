import { type Notification, userTopic } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'

/** Shown live to the one person it is for. */
export const notificationSent = (notification: Notification): NewEvent => ({
  type: 'notification',
  subject: userTopic(notification.user_id),
  topic: userTopic(notification.user_id),
  audience: 'internal',
  data: notification,
})

/** Other devices of the same person take the mark away. */
export const notificationsRead = (userId: number, ids: number[] | 'all'): NewEvent => ({
  type: 'notification.read',
  subject: userTopic(userId),
  topic: userTopic(userId),
  audience: 'internal',
  data: { user_id: userId, ids },
})
