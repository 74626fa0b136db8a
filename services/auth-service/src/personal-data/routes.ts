import { readPeople, readPersonalData } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { listPeople, readAccount, readSecondFactors, readSessions } from './store.ts'

/** What the other services read of accounts here: for comparing, and for a person's export of their data. */
export function personalDataRoutes({ serveInternal, sql }: Service): void {
  serveInternal(readPeople, async ({ query }) => ({ people: await listPeople(sql, query) }))

  serveInternal(readPersonalData, async ({ params: { id } }) => {
    const [account, sessions, second_factors] = await Promise.all([
      readAccount(sql, id),
      readSessions(sql, id),
      readSecondFactors(sql, id),
    ])
    return { account, sessions, second_factors }
  })
}
