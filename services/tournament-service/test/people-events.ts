import { type EventData, listAvailableUsers, type ReplyOf } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { call, type Target, until } from '@gym-it/service-kit/testing'
import { trainer } from './standing.ts'

type Person = EventData<'user.created'>['user']
type Available = ReplyOf<typeof listAvailableUsers>['users']

const place = (id: number) => ({ subject: `user:${id}`, topic: null, audience: 'internal' }) as const

/** What user-service tells of a person. */
export function person(
  id: number,
  full_name: string,
  more: Partial<Person> = {},
  type: 'user.created' | 'user.approved' | 'user.banned' | 'user.updated' = 'user.created',
): NewEvent {
  const account = {
    id,
    email: `p${id}@club.org`,
    full_name,
    role: 'member',
    is_approved: true,
    is_banned: false,
  } as const
  const profile = { is_root_admin: false, phone: null, bio: null, avatar_url: null, version: 1 }
  const user = { ...account, ...profile, created_at: '2030-01-01T00:00:00.000Z', ...more }
  return { type, ...place(id), data: { user, access_version: 1 } }
}

export const personDeleted = (id: number): NewEvent => ({
  type: 'user.deleted',
  ...place(id),
  data: { id, access_version: 2 },
})

/** The people who can be entered, as soon as they are as expected. */
export async function availableOnce(app: Target, isExpected: (people: Available) => boolean): Promise<Available> {
  let users: Available = []
  await until('what user-service told has arrived', async () => {
    users = (await call(app, listAvailableUsers, { as: trainer })).body.users
    return isExpected(users)
  })
  return users
}
