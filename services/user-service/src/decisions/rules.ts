import { AppError, type Role } from '@gym-it/contracts'
import type { UserEvent } from '../users/events.ts'
import { isBanned, unknownUser } from '../users/rules.ts'
import type { UserChanges, UserRow } from '../users/store.ts'

/** What an administrator decided, as changes of the row; null when it is so already. */
export interface Decision {
  readonly event: Exclude<UserEvent, 'user.created' | 'user.updated'>
  readonly changes: UserChanges | null
}

export type Judge = (user: UserRow) => Decision

/** @throws AppError ROOT_ADMIN_PROTECTED: somebody must always be able to let people in again. */
export function requireNotRoot(user: UserRow, verb: string): void {
  if (user.is_root_admin) throw new AppError('ROOT_ADMIN_PROTECTED', `The root administrator cannot be ${verb}.`)
}

/** @throws AppError OWN_ACCOUNT: nobody shuts themselves out by a wrong tap. */
export function requireOther(user: UserRow, actorId: number, verb: string): void {
  if (user.id === actorId) throw new AppError('OWN_ACCOUNT', `You cannot ${verb}. Ask another administrator.`)
}

export const approve: Judge = user => ({
  event: 'user.approved',
  changes: user.is_approved ? null : { is_approved: true },
})

/**
 * The way back from an approval: the person waits again, and what they hold stops working.
 * @throws AppError STATUS_CONFLICT: administrators always are approved, so that none shuts out another unseen
 */
export const withdrawApproval: Judge = user => {
  if (user.role === 'admin') {
    throw new AppError('STATUS_CONFLICT', 'Administrators stay approved. Change the role first.')
  }
  const changes = { is_approved: false, access_version: user.access_version + 1 }
  return { event: 'user.approval_withdrawn', changes: user.is_approved ? changes : null }
}

export interface Ban {
  /** Undefined: not said, so that of a ban under way stays. */
  readonly reason: string | undefined
  /** RFC 3339 in UTC with milliseconds; null: until it is lifted; undefined: not said, as above. */
  readonly until: string | null | undefined
}

/** What was asked for as a ban. @throws AppError INPUT_INVALID when its end is no moment to come */
export function banOf(
  { reason, until }: { readonly reason?: string | undefined; readonly until?: string | null | undefined },
  now: Date,
): Ban {
  const end = until ? new Date(until) : undefined
  if (end && !(end.getTime() > now.getTime())) {
    throw new AppError('INPUT_INVALID', 'The end of the ban must lie in the future.')
  }
  return { reason: reason?.trim() || undefined, until: end ? end.toISOString() : until }
}

/** A banned person can be banned anew: with another reason, or until another day. */
export const ban =
  (asked: Ban, actorId: number, now: Date): Judge =>
  user => {
    requireNotRoot(user, 'banned')
    requireOther(user, actorId, 'ban yourself')
    const before = isBanned(user, now) ? user : null
    const ban_reason = asked.reason ?? before?.ban_reason ?? null
    const banned_until = asked.until === undefined ? (before?.banned_until ?? null) : asked.until
    const isSame = before !== null && before.ban_reason === ban_reason && before.banned_until === banned_until
    const changes = { is_banned: true, ban_reason, banned_until, access_version: user.access_version + 1 }
    return { event: 'user.banned', changes: isSame ? null : changes }
  }

/** No longer banned, as changes of the row. */
export const freed = { is_banned: false, ban_reason: null, banned_until: null } as const satisfies UserChanges

export const unban: Judge = user => ({ event: 'user.unbanned', changes: user.is_banned ? freed : null })

/** A changed role also approves: an administrator who makes somebody a trainer has approved them. */
export const giveRole =
  (role: Role, actorId: number): Judge =>
  user => {
    if (role !== user.role) {
      requireNotRoot(user, 'given another role')
      requireOther(user, actorId, 'change your own role')
    }
    const changes = role === user.role ? null : { role, is_approved: true, access_version: user.access_version + 1 }
    return { event: 'user.role_changed', changes }
  }

interface Judged {
  readonly user: UserRow
  readonly decision: Decision
}

/** How a person is called when they stand in the way of a decision about many. */
const nameOf = (id: number, user: UserRow | undefined) => user?.full_name ?? `Number ${id}`

/**
 * Judges several people, in the order asked: all of them or nobody.
 * @throws AppError with the first one's code, naming everyone who stands in the way; about one person, the plain reason
 */
export function judgeAll(ids: readonly number[], users: readonly UserRow[], judge: Judge): Judged[] {
  const byId = new Map(users.map(user => [user.id, user]))
  const refusals: { index: number; name: string; error: AppError }[] = []
  const judged = ids.flatMap((id, index): Judged[] => {
    const user = byId.get(id)
    try {
      if (!user) throw unknownUser()
      return [{ user, decision: judge(user) }]
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refusals.push({ index, name: nameOf(id, user), error })
      return []
    }
  })
  const [first] = refusals
  if (!first) return judged
  if (ids.length === 1) throw first.error
  const named = refusals.map(({ name, error }) => `${name}: ${error.message}`)
  throw new AppError(first.error.code, `Nothing was changed. ${named.join(' ')}`, {
    errors: refusals.map(({ index, error }) => ({ path: `user_ids.${index}`, message: error.message })),
  })
}
