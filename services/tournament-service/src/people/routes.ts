import { type EventType, listAvailableUsers } from '@gym-it/contracts'
import type { HandleEvent, Service } from '@gym-it/service-kit'
import { forgetPerson, listAvailable, savePerson } from './store.ts'

export const peopleEvents = [
  'user.created',
  'user.updated',
  'user.approved',
  'user.banned',
  'user.unbanned',
  'user.role_changed',
  'user.deleted',
] as const satisfies EventType[]

/** Keeps a short list of people, so that entering them needs no other service. */
export const followPeople: HandleEvent = async (tx, event) => {
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
    case 'user.approved':
    case 'user.banned':
    case 'user.unbanned':
    case 'user.role_changed':
      await savePerson(tx, event.data.user)
      break
    case 'user.deleted':
      await forgetPerson(tx, event.data.id)
      break
  }
}

export function peopleRoutes({ route, sql }: Service): void {
  route(listAvailableUsers, async () => ({ users: await listAvailable(sql) }))
}
