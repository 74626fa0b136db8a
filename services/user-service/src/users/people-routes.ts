import { readPeople } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { isBanned } from './rules.ts'
import { listPeople } from './store.ts'

/** Everyone, for comparing with what the other services hold. */
export function peopleRoutes({ serveInternal, sql }: Service): void {
  serveInternal(readPeople, async ({ query }) => {
    const now = new Date()
    const people = (await listPeople(sql, query)).map(user => {
      const { id, email, full_name, role, is_approved, is_root_admin, access_version } = user
      const is_banned = isBanned(user, now)
      const standing = { is_approved, is_banned, is_root_admin, is_available: is_approved && !is_banned }
      return { id, email, full_name, role, access_version, ...standing }
    })
    return { people }
  })
}
