import { type LiveLimits, liveLimits, userTopic } from '@gym-it/contracts'
import { openService, type Service } from '@gym-it/service-kit'
import { type Cleanup, listen, type Standing, standService } from '@gym-it/service-kit/testing'
import { openLive } from '../src/live/live.ts'

const migrations = new URL('../src/migrations/', import.meta.url)
const origin = { actor_id: null, request_id: 'test' }

/** The live feed alone, told of events as the rest of the service tells them. */
export interface LiveStanding extends Standing {
  readonly url: string
  readonly service: Service
  /** Tells one person something. */
  tell(userId: number, message: string): Promise<void>
  /** Tells everyone something. */
  broadcast(...messages: readonly string[]): Promise<void>
}

/** Stands until the test has ended; `limits` where they differ from the usual ones. */
export async function standLive(
  t: Cleanup,
  given: { readonly limits?: Partial<LiveLimits> } & Parameters<typeof standService>[2] = {},
): Promise<LiveStanding> {
  const { limits, ...config } = given
  const opened: Service[] = []
  const standing = await standService(
    t,
    async configured => {
      const service = openService('notification-service', configured, migrations)
      opened.push(service)
      openLive(service, configured, { ...liveLimits, ...limits })
      return service.app
    },
    config,
  )
  const [service] = opened
  if (!service) throw new Error('the service was not opened')
  const url = await listen(t, standing.app)
  const common = { event_type: 'test', title: null, link: null }
  return {
    ...standing,
    url,
    service,
    tell: (user_id, message) =>
      service.change(origin, async (_tx, emit) => {
        const topic = userTopic(user_id)
        // Of a notification only its message matters here.
        const data = { id: 1, user_id, message, ...common } as never
        emit({ type: 'notification', subject: topic, topic, audience: 'internal', data })
      }),
    broadcast: (...messages) =>
      service.change(origin, async (_tx, emit) => {
        for (const message of messages) {
          const data = { id: 1, message, ...common }
          emit({ type: 'broadcast', subject: 'broadcast:1', topic: 'system', audience: 'public', data })
        }
      }),
  }
}
