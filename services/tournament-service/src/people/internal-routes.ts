import { readPeople, readPersonalData } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { listPeople, readParticipations, readTournamentsOf } from './store.ts'

/** What the other services read of people here: for comparing, and for a person's export of their data. */
export function internalPeopleRoutes({ serveInternal, sql }: Service): void {
  serveInternal(readPeople, async ({ query }) => ({ people: await listPeople(sql, query) }))

  serveInternal(readPersonalData, async ({ params: { id } }) => {
    const [participations, tournaments_created] = await Promise.all([
      readParticipations(sql, id),
      readTournamentsOf(sql, id),
    ])
    return { participations, tournaments_created }
  })
}
