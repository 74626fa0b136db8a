import type { DomainEvent, EventType } from '@gym-it/contracts'
import type { NewEvent, Transaction } from '@gym-it/service-kit'
import { forgetEvents } from '../personal-data/store.ts'
import { deleteSessionsOf } from '../sessions/store.ts'
import { type AccountRow, deleteAccount, updateFromProfile } from './store.ts'

/** Tells user-service, which makes the profile from it. */
export const userRegistered = (account: AccountRow, invitation_id?: number): NewEvent => ({
  type: 'user.registered',
  subject: `user:${account.id}`,
  topic: null,
  audience: 'internal',
  data: {
    id: account.id,
    email: account.email,
    full_name: account.full_name,
    role: account.role,
    is_approved: account.is_approved,
    is_root_admin: account.is_root_admin,
    ...(invitation_id === undefined ? {} : { invitation_id }),
  },
})

export const profileEvents = [
  'user.updated',
  'user.approved',
  'user.approval_withdrawn',
  'user.banned',
  'user.unbanned',
  'user.role_changed',
  'user.deleted',
] as const satisfies EventType[]

/** Follows user-service’s decisions: approval, ban, role, name and deletion reach the sign-in through here. */
export async function followProfile(tx: Transaction, event: DomainEvent): Promise<void> {
  switch (event.type) {
    case 'user.updated':
    case 'user.approved':
    case 'user.approval_withdrawn':
    case 'user.unbanned':
    case 'user.role_changed':
    case 'user.banned': {
      const { user, access_version } = event.data
      const { full_name, role, is_approved, is_banned, version: profile_version } = user
      const decided = { full_name, role, is_approved, is_banned, access_version, profile_version }
      const isNews = await updateFromProfile(tx, user.id, decided)
      // Nobody needs to be told: tokens of before carry a lower access version.
      if (isNews && (is_banned || !is_approved)) await deleteSessionsOf(tx, user.id)
      break
    }
    case 'user.deleted':
      await deleteAccount(tx, event.data.id)
      await forgetEvents(tx, event.data.id)
      break
  }
}
