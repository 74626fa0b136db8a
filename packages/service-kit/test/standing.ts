import type { DomainEvent } from '@gym-it/contracts'
import { type NewEvent, openService, type Service } from '../src/index.ts'
import { type Cleanup, type TestConfig, testConfig } from '../src/testing/index.ts'

const migrations = new URL('./migrations/', import.meta.url)

/** A service of the kit with one table `notes`, ready for work. `prepare` adds what must be there before it is ready. */
export async function openNotes(
  t: Cleanup,
  url: string,
  given: Partial<TestConfig> = {},
  prepare: (service: Service) => void = () => {},
): Promise<Service> {
  const service = openService('notification-service', testConfig(url, given), migrations)
  prepare(service)
  t.after(() => service.app.close())
  await service.app.ready()
  return service
}

let count = 0
export const origin = (more: { idempotency_key?: string; request?: readonly unknown[] } = {}) => ({
  actor_id: 1,
  request_id: `request-${++count}`,
  ...more,
})

/** Some event that says a text. */
export const said = (text: string): NewEvent => ({
  type: 'broadcast',
  subject: 'broadcast:1',
  topic: 'system',
  audience: 'public',
  data: { id: 1, message: text, event_type: 'broadcast', title: null, link: null },
})

export const textOf = (event: DomainEvent) => (event.type === 'broadcast' ? event.data.message : event.type)
