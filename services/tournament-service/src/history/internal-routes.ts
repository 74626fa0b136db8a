import { readRebuiltTournaments } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { compare } from './compare-rules.ts'
import { listEver, readBoth } from './store.ts'

/** What `npm run verify-events` reads: whether the tournaments are what their events tell. */
export function internalHistoryRoutes({ serveInternal, sql }: Service): void {
  serveInternal(readRebuiltTournaments, async ({ query }) => {
    const { ids, next } = await listEver(sql, query)
    const tournaments = []
    for (const id of ids) {
      const { stored, events } = await readBoth(sql, id)
      tournaments.push({ id, ...compare(stored ?? null, events) })
    }
    return { tournaments, next }
  })
}
