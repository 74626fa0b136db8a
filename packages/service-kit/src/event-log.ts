import type { DomainEvent, EventType } from '@gym-it/contracts'
import type { JsonValue, Queryable, Transaction } from './database.ts'

/** An event before the log gives it an id and a time. */
export type NewEvent = {
  [T in EventType]: Omit<Extract<DomainEvent, { type: T }>, 'id' | 'at' | 'actor_id' | 'request_id'>
}[EventType]

export interface EventQuery {
  /** Only events with a greater id. */
  readonly after: number
  readonly types?: readonly EventType[] | undefined
  readonly topic?: string | undefined
  /** Only events at or after this moment (RFC 3339). */
  readonly since?: string | undefined
  readonly limit: number
}

/** Any number: appends to one database's log take turns on it. */
const appendLock = 4_938_202

/**
 * Appends events within the transaction of the change they tell of. Appends are serialised until commit, so ids become
 * visible in order and a reader that has seen id 7 can never miss a late id 6.
 */
export async function appendEvents(
  tx: Transaction,
  events: readonly NewEvent[],
  origin: { readonly actor_id: number | null; readonly request_id: string },
): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(event => ({ ...event, ...origin, data: tx.json(event.data as unknown as JsonValue) }))
  const columns = ['type', 'subject', 'topic', 'audience', 'actor_id', 'request_id', 'data'] as const
  // Sent together: one round trip.
  await Promise.all([tx`select pg_advisory_xact_lock(${appendLock})`, tx`insert into events ${tx(rows, ...columns)}`])
}

/** Reads events in order of id. */
export function readEvents(sql: Queryable, query: EventQuery): Promise<DomainEvent[]> {
  return sql<DomainEvent[]>`
    select id, at, type, subject, topic, audience, actor_id, request_id, data from events
    where id > ${query.after}
    ${query.types ? sql`and type in ${sql([...query.types])}` : sql``}
    ${query.topic === undefined ? sql`` : sql`and topic = ${query.topic}`}
    ${query.since === undefined ? sql`` : sql`and at >= ${query.since}`}
    order by id limit ${query.limit}`
}

/** The id of the newest event, 0 when there is none. */
export async function lastEventId(sql: Queryable): Promise<number> {
  const [row] = await sql<{ id: number }[]>`select coalesce(max(id), 0)::bigint as id from events`
  return row?.id ?? 0
}
