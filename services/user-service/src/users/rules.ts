import { AppError, hasRole, type Role, type User } from '@gym-it/contracts'
import type { UserChanges, UserRow } from './store.ts'

/** What the wire shows of a profile to its owner, trainers and administrators. */
export function userView({ access_version: _internal, ...user }: UserRow): User {
  return user
}

/** What `viewer` may see of `user`: everything of oneself or as a trainer, otherwise the public profile. */
export function visibleProfile(user: UserRow, viewer: { readonly id: number; readonly role: Role }) {
  if (viewer.id === user.id || hasRole(viewer.role, 'trainer')) return userView(user)
  const { id, full_name, role } = user
  return { id, full_name, role }
}

/** @throws AppError ROOT_ADMIN_PROTECTED: somebody must always be able to let people in again. */
export function requireNotRoot(user: UserRow, verb: string): void {
  if (user.is_root_admin) throw new AppError('ROOT_ADMIN_PROTECTED', `The root administrator cannot be ${verb}.`)
}

/** What an administrator decided, as changes of the row; null when it is so already. */
export interface Decision {
  readonly event: 'user.approved' | 'user.banned' | 'user.unbanned' | 'user.role_changed'
  readonly detail: string
  readonly changes: UserChanges | null
}

export const approve = (user: UserRow): Decision => ({
  event: 'user.approved',
  detail: 'User approved',
  changes: user.is_approved ? null : { is_approved: true },
})

export function ban(user: UserRow): Decision {
  requireNotRoot(user, 'banned')
  const changes = user.is_banned ? null : { is_banned: true, access_version: user.access_version + 1 }
  return { event: 'user.banned', detail: 'User banned', changes }
}

export const unban = (user: UserRow): Decision => ({
  event: 'user.unbanned',
  detail: 'User unbanned',
  changes: user.is_banned ? { is_banned: false } : null,
})

/** A changed role also approves: an administrator who makes somebody a trainer has approved them. */
export function giveRole(user: UserRow, role: Role): Decision {
  if (role !== user.role) requireNotRoot(user, 'given another role')
  const changes = role === user.role ? null : { role, is_approved: true, access_version: user.access_version + 1 }
  return { event: 'user.role_changed', detail: `Role changed to ${role}`, changes }
}
