import type { EventData, KnownPerson } from '@gym-it/contracts'
import type { NewEvent } from '../event-log.ts'

/** An approved member, as user-service tells others of them. */
export const knownPerson = (id: number, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  email: `person-${id}@gym.test`,
  full_name: `Person ${id}`,
  role: 'member',
  is_approved: true,
  is_banned: false,
  ban_reason: null,
  banned_until: null,
  is_root_admin: false,
  club: null,
  discipline: null,
  avatar_url: null,
  created_at: '2030-01-01T00:00:00.000Z',
  version: 1,
  ...more,
})

type PersonEvent =
  | 'user.created'
  | 'user.updated'
  | 'user.approved'
  | 'user.approval_withdrawn'
  | 'user.banned'
  | 'user.unbanned'
  | 'user.role_changed'

const place = (id: number) => ({ subject: `user:${id}`, topic: null, audience: 'internal' }) as const

/** What user-service tells when something about a person has changed. */
export const personTold = (
  type: PersonEvent,
  user: KnownPerson,
  more: Partial<Omit<EventData<'user.created'>, 'user'>> = {},
): NewEvent => ({ type, ...place(user.id), data: { user, access_version: 1, ...more } })

/** What user-service tells when a person is gone. */
export const personDeleted = (id: number): NewEvent => ({
  type: 'user.deleted',
  ...place(id),
  data: { id, access_version: 2 },
})
