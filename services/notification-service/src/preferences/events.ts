import { userTopic } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'

/** Nobody's live news: a person's other devices ask when they show it. */
const placeOf = (userId: number) => ({ subject: userTopic(userId), topic: null, audience: 'internal' }) as const

export const preferencesChanged = (user_id: number): NewEvent => ({
  type: 'preferences.changed',
  ...placeOf(user_id),
  data: { user_id },
})

export const pushChanged = (
  type: 'push.subscribed' | 'push.unsubscribed',
  user_id: number,
  subscription_id: number,
): NewEvent => ({ type, ...placeOf(user_id), data: { user_id, subscription_id } })
