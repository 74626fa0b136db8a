import { readPersonalData } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { readAuditOf } from '../audit/store.ts'
import { readChoices, readNotifications } from './store.ts'

/** What this service holds on a person, for the export that user-service gathers. */
export function personalDataRoutes({ serveInternal, sql }: Service): void {
  serveInternal(readPersonalData, async ({ params: { id } }) => {
    const [notifications, choices, audit] = await Promise.all([
      readNotifications(sql, id),
      readChoices(sql, id),
      readAuditOf(sql, id),
    ])
    return { notifications, ...choices, ...(audit.length > 0 ? { audit } : {}) }
  })
}
