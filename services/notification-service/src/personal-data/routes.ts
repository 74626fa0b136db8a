import { readPersonalData } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { readNotifications } from './store.ts'

/** What this service holds on a person, for the export that user-service gathers. */
export function personalDataRoutes({ serveInternal, sql }: Service): void {
  serveInternal(readPersonalData, async ({ params }) => ({ notifications: await readNotifications(sql, params.id) }))
}
