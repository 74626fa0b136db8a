import { type Behind, type DomainEvent, type EventPage, hasMore, readBehind, type ServiceName } from '@gym-it/contracts'
import type { Static } from 'typebox'
import type { Queryable, Transaction } from './database.ts'
import { countBehind, type EventQuery, lastEventId, type PageOf, readEvents } from './event-log.ts'
import type { Neighbour } from './neighbour.ts'

/** Reading that does not go on by itself: the message says what somebody has to see to. */
export class StandstillError extends Error {}

/** Where a consumer reads a producer's events. */
export interface EventSource {
  readonly service: ServiceName
  /**
   * Answers as many events as are asked for, or fewer where they are large: only `isMore` tells whether that was all.
   * `tx` is the transaction the reader is in, which a service's own log is then read with: to wait for another
   * connection while it holds one, it would wait for others that do the same.
   * @throws StandstillError when the log ends before `after`
   */
  read(query: EventQuery, tx?: Transaction): Promise<PageOf<DomainEvent>>
  /** The id of the newest event, 0 when there is none. */
  last(): Promise<number>
  /** What a reader at this place has not read yet. */
  behind(query: Pick<EventQuery, 'after' | 'types' | 'since'>): Promise<Behind>
}

/** A reader that is ahead of the log would skip what it writes next. */
function requireReached(service: ServiceName, after: number, last: number): void {
  if (after <= last) return
  throw new StandstillError(
    `the log of ${service} ends at ${last} and was read up to ${after}: it was put back to an earlier state, see “Backup and restore” in docs/operations.md`,
  )
}

/** A service's own log, read without a detour over HTTP. */
export const ownEvents = (service: ServiceName, sql: Queryable): EventSource => ({
  service,
  async read(query, tx) {
    const log = tx ?? sql
    const page = await readEvents(log, query)
    if (page.events.length === 0) requireReached(service, query.after, await lastEventId(log))
    return page
  },
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
    return (await get(`/internal/events?${parameters}`)) as Static<typeof EventPage> & { events: DomainEvent[] }
  }
  return {
    service,
    async read(query) {
      const page = await ask(query)
      requireReached(service, query.after, page.last_id)
      return { events: page.events, isMore: hasMore(page, query.limit) }
    },
    last: async () => (await ask({ after: Number.MAX_SAFE_INTEGER, limit: 1 })).last_id,
    behind: ({ after, types, since }) =>
      read(readBehind, {
        query: { after, ...(types ? { types: types.join(',') } : {}), ...(since === undefined ? {} : { since }) },
      }),
  }
}
