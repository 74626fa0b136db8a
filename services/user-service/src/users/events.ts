import type { HandleEvent, NewEvent } from '@gym-it/service-kit'
import { userSeenBy } from './rules.ts'
import { insertUser, type UserRow } from './store.ts'

export type UserEvent =
  | 'user.created'
  | 'user.updated'
  | 'user.approved'
  | 'user.approval_withdrawn'
  | 'user.banned'
  | 'user.unbanned'
  | 'user.role_changed'

const place = (id: number) => ({ subject: `user:${id}`, topic: null, audience: 'internal' }) as const

/** A profile changed: the other services keep what they need of it. */
export const userChanged = (type: UserEvent, user: UserRow, reason?: string | null): NewEvent => ({
  type,
  ...place(user.id),
  data: {
    user: userSeenBy('service', user, new Date()),
    access_version: user.access_version,
    ...(reason ? { reason } : {}),
  },
})

/** The version is above every token's, so that all of them stop working. */
export const userDeleted = (user: UserRow): NewEvent => ({
  type: 'user.deleted',
  ...place(user.id),
  data: { id: user.id, access_version: user.access_version + 1 },
})

/** Makes the profile of an account that auth-service registered. */
export const makeProfile: HandleEvent = async (tx, event, emit) => {
  if (event.type !== 'user.registered') return
  const user = await insertUser(tx, event.data)
  if (user) emit(userChanged('user.created', user))
}
