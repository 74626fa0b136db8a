import { type Behind, type DomainEvent, readBehind, type ServiceName } from '@gym-it/contracts'
import type { Queryable } from './database.ts'
import { countBehind, type EventQuery, lastEventId, readEvents } from './event-log.ts'
import type { Neighbour } from './neighbour.ts'

/** Where a consumer reads a producer's events. */
export interface EventSource {
  readonly service: ServiceName
  read(query: EventQuery): Promise<DomainEvent[]>
  /** The id of the newest event, 0 when there is none. */
  last(): Promise<number>
  /** What a reader at this place has not read yet. */
  behind(query: Pick<EventQuery, 'after' | 'types' | 'since'>): Promise<Behind>
}

/** A service's own log, read without a detour over HTTP. */
export const ownEvents = (service: ServiceName, sql: Queryable): EventSource => ({
  service,
  read: query => readEvents(sql, query),
  last: () => lastEventId(sql),
  behind: query => countBehind(sql, query),
})

/** Another service's log over `GET /internal/events`. Reading rejects when it is away; the follower tries again. */
export function neighbourEvents({ service, get, read }: Neighbour): EventSource {
  const ask = async (query: EventQuery) => {
    const parameters = new URLSearchParams({ after: String(query.after), limit: String(query.limit) })
    if (query.types) parameters.set('types', query.types.join(','))
    if (query.topic !== undefined) parameters.set('topic', query.topic)
    if (query.since !== undefined) parameters.set('since', query.since)
    return (await get(`/internal/events?${parameters}`)) as { events: DomainEvent[]; last_id: number }
  }
  return {
    service,
    read: async query => (await ask(query)).events,
    last: async () => (await ask({ after: Number.MAX_SAFE_INTEGER, limit: 1 })).last_id,
    behind: ({ after, types, since }) =>
      read(readBehind, {
        query: { after, ...(types ? { types: types.join(',') } : {}), ...(since === undefined ? {} : { since }) },
      }),
  }
}
