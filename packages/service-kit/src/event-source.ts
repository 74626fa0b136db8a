import type { DomainEvent, ServiceName } from '@gym-it/contracts'
import type { Queryable } from './database.ts'
import { type EventQuery, lastEventId, readEvents } from './event-log.ts'
import type { ServiceTokens } from './tokens.ts'

/** Where a consumer reads a producer's events. */
export interface EventSource {
  readonly service: ServiceName
  read(query: EventQuery): Promise<DomainEvent[]>
  /** The id of the newest event, 0 when there is none. */
  last(): Promise<number>
}

/** A service's own log, read without a detour over HTTP. */
export const ownEvents = (service: ServiceName, sql: Queryable): EventSource => ({
  service,
  read: query => readEvents(sql, query),
  last: () => lastEventId(sql),
})

const readTimeoutMs = 3_000

/**
 * Another service's log over `GET /internal/events`. `urls` may list several replicas, comma-separated; they are tried
 * in turn. Reading rejects when none answers; the follower tries again.
 */
export function neighbourEvents(service: ServiceName, urls: string, tokens: ServiceTokens): EventSource {
  const addresses = urls.split(',').map(url => url.trim().replace(/\/$/, ''))
  let next = 0
  const get = async (query: EventQuery) => {
    const address = addresses[next++ % addresses.length]
    const parameters = new URLSearchParams({ after: String(query.after), limit: String(query.limit) })
    if (query.types) parameters.set('types', query.types.join(','))
    if (query.topic !== undefined) parameters.set('topic', query.topic)
    if (query.since !== undefined) parameters.set('since', query.since)
    const response = await fetch(`${address}/internal/events?${parameters}`, {
      headers: { authorization: `Bearer ${tokens.sign()}` },
      signal: AbortSignal.timeout(readTimeoutMs),
    })
    if (!response.ok) throw new Error(`${service} answered ${response.status} for its events`)
    return (await response.json()) as { events: DomainEvent[]; last_id: number }
  }
  return {
    service,
    read: async query => (await get(query)).events,
    last: async () => (await get({ after: Number.MAX_SAFE_INTEGER, limit: 1 })).last_id,
  }
}
