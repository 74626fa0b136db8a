import { type Notification, userTopic } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import type { Removed } from './store.ts'

const placeOf = (userId: number) =>
  ({ subject: userTopic(userId), topic: userTopic(userId), audience: 'internal' }) as const

/** Shown live to the one person it is for. */
export const notificationSent = (notification: Notification): NewEvent => ({
  type: 'notification',
  ...placeOf(notification.user_id),
  data: notification,
})

/** Other devices of the same person take the mark away. */
export const notificationsRead = (userId: number, ids: number[] | 'all'): NewEvent => ({
  type: 'notification.read',
  ...placeOf(userId),
  data: { user_id: userId, ids },
})

/** One event for each person whose inbox has lost or got back something. */
export function inboxesChanged(
  type: 'notification.removed' | 'notification.restored',
  notices: readonly Removed[],
): NewEvent[] {
  const byUser = Map.groupBy(notices, ({ user_id }) => user_id)
  return [...byUser].map(([user_id, theirs]) => ({
    type,
    ...placeOf(user_id),
    data: { user_id, ids: theirs.map(({ id }) => id) },
  }))
}
