import {
  type Behind,
  type DomainEvent,
  type EventClient,
  type EventEnvelope,
  type EventType,
  versionOf,
} from '@gym-it/contracts'
import type { Fragment, JsonValue, Queryable, Sql, Transaction } from './database.ts'

/** An event before the log gives it its place, with the version of its subject where that has one. */
export type NewEvent = {
  [T in EventType]: Pick<Extract<DomainEvent, { type: T }>, 'type' | 'subject' | 'topic' | 'audience' | 'data'> &
    Partial<Pick<EventEnvelope, 'version'>>
}[EventType]

/** Who asked for the change that events tell of, and from where. */
export interface EventOrigin {
  readonly actor_id: number | null
  readonly request_id: string
  readonly client?: EventClient | null | undefined
}

export interface EventQuery {
  /** Only events with a greater id. */
  readonly after: number
  readonly types?: readonly EventType[] | undefined
  readonly topic?: string | undefined
  /** Only what it is about. */
  readonly subject?: string | undefined
  /** Only events with a smaller id. */
  readonly before?: number | undefined
  /** In order of id otherwise. */
  readonly newestFirst?: boolean
  /** Only events at or after this moment (RFC 3339). */
  readonly since?: string | undefined
  readonly limit: number
}

/** An event as readers will see it; without its data where that is large, or one of many. */
type ToldEvent = DomainEvent | (Omit<DomainEvent, 'data'> & { readonly data: null })

export interface AppendedEvents {
  readonly events: readonly ToldEvent[]
  /** The hash of the log's event before them; null at its beginning. */
  readonly after: string | null
}

export const nothingAppended: AppendedEvents = { events: [], after: null }

/** Any number: appends to one database's log take turns on it. */
const appendLock = 4_938_202

/** An event with what it owes its being to. */
export interface EmittedEvent {
  readonly event: NewEvent
  readonly origin: EventOrigin
}

/** PostgreSQL takes 65,535 parameters in one statement. */
const mostAtOnce = 5_000

/** Of more events than this, and of data of more bytes than that, the doorbell tells nothing: readers ask for it. */
const mostEventsTold = 8
const mostBytesTold = 16_384

/**
 * Appends events within the transaction of the change they tell of, as its last step. Appends are serialised until
 * commit, so ids become visible in order and a reader that has seen id 7 can never miss a late id 6. Answers what the
 * doorbell may tell of them.
 */
export const appendEvents = (
  tx: Transaction,
  events: readonly NewEvent[],
  origin: EventOrigin,
): Promise<AppendedEvents> =>
  appendEmitted(
    tx,
    events.map(event => ({ event, origin })),
  )

/** As `appendEvents`, for events that have come about by several others. */
export async function appendEmitted(tx: Transaction, emitted: readonly EmittedEvent[]): Promise<AppendedEvents> {
  if (emitted.length === 0) return nothingAppended
  const rows = emitted.map(({ event, origin: { actor_id, request_id, client = null } }) => {
    const { type, subject, topic, audience, version = null, data } = event
    return {
      ...{ type, subject, topic, audience, version, v: versionOf(type), actor_id, request_id },
      client: client === null ? null : tx.json({ ...client }),
      data: tx.json(data as unknown as JsonValue),
    }
  })
  const columns = [
    ...(['type', 'subject', 'topic', 'audience', 'version', 'v', 'actor_id', 'request_id', 'client'] as const),
    'data' as const,
  ]
  const parts = Array.from({ length: Math.ceil(rows.length / mostAtOnce) }, (_, part) =>
    rows.slice(part * mostAtOnce, (part + 1) * mostAtOnce),
  )
  // Sent together: one round trip.
  const [, [before], ...appended] = await Promise.all([
    tx`select pg_advisory_xact_lock(${appendLock})`,
    tx<{ hash: string }[]>`select encode(hash, 'hex') as hash from events order by id desc limit 1`,
    ...parts.map(
      part => tx<ToldEvent[]>`
        insert into events ${tx(part, ...columns)}
        returning ${envelope(tx)}, case when ${rows.length <= mostEventsTold} and pg_column_size(data) <= ${mostBytesTold} then data end as data`,
    ),
  ])
  return { events: appended.flat(), after: before?.hash ?? null }
}

/** Everything of an event but its data. */
const envelope = (sql: Queryable) => sql`
  id, at, type, subject, version, v, topic, audience, actor_id, request_id, client, encode(hash, 'hex') as hash`

/** Events that were read together; `isMore`: reading goes on after the last of them. */
export interface PageOf<Event> {
  readonly events: Event[]
  readonly isMore: boolean
}

/** The draw of a thousand takes 26 KiB as PostgreSQL keeps it, and six times that as JSON: twenty are read in time. */
const mostBytesRead = 524_288

/**
 * Of the `wanted` events, in this order, those of one page, each with how many were `found`. It ends with the event that
 * reaches the bytes, so a larger one goes alone. Only the size is looked at: nothing is unpacked that does not go.
 */
export const pageOf = (sql: Queryable, wanted: Fragment, order: Fragment): Fragment => sql`(
  select * from (
    select *, count(*) over () as found,
      sum(pg_column_size(data)) over (${order}) - pg_column_size(data) as bytes_before
    from (${wanted}) as wanted
  ) as measured
  where bytes_before < ${mostBytesRead}
)`

/** What a row of `pageOf` is, where `Event` is what is read of each. */
export type Found<Event> = Event & { readonly found: number }

/** The rows of a page: where it is full, or was cut off because of its bytes, it is not the end. */
export function paged<Event>(rows: readonly Found<Event>[], limit: number): PageOf<Event> {
  const found = rows[0]?.found ?? 0
  // Without the number it is the event again.
  const events = rows.map(({ found: _number, ...event }) => event as unknown as Event)
  return { events, isMore: found === limit || events.length < found }
}

/** Reads events in order: as many as are asked for, or fewer where they are large, but one at least. */
export async function readEvents(sql: Queryable, query: EventQuery): Promise<PageOf<DomainEvent>> {
  const order = sql`order by id ${query.newestFirst ? sql`desc` : sql``}`
  const wanted = sql`
    select * from events
    where id > ${query.after}
    ${query.types ? sql`and type in ${sql([...query.types])}` : sql``}
    ${query.topic === undefined ? sql`` : sql`and topic = ${query.topic}`}
    ${query.since === undefined ? sql`` : sql`and at >= ${query.since}`}
    ${query.subject === undefined ? sql`` : sql`and subject = ${query.subject}`}
    ${query.before === undefined ? sql`` : sql`and id < ${query.before}`}
    ${order} limit ${query.limit}`
  const rows = await sql<Found<DomainEvent>[]>`
    select ${envelope(sql)}, data, found from ${pageOf(sql, wanted, order)} as page ${order}`
  return paged<DomainEvent>(rows, query.limit)
}

/** So many are counted at most: beyond, it is very late in any case. */
const mostCounted = 100_000

/** How much the log holds of this, and since when. */
export async function countBehind(
  sql: Queryable,
  { after, types, since }: Pick<EventQuery, 'after' | 'types' | 'since'>,
): Promise<Behind> {
  const [row] = await sql<Behind[]>`
    select count(*) as events, min(at) as oldest_at from (
      select at from events where id > ${after}
      ${types ? sql`and type in ${sql([...types])}` : sql``}
      ${since === undefined ? sql`` : sql`and at >= ${since}`}
      order by id limit ${mostCounted}
    ) as missing`
  return row ?? { events: 0, oldest_at: null }
}

/** The id of the newest event, 0 when there is none. */
export async function lastEventId(sql: Queryable): Promise<number> {
  const [row] = await sql<{ id: number }[]>`select coalesce(max(id), 0)::bigint as id from events`
  return row?.id ?? 0
}

/** Forgets from where a person asked for changes; the events stay. */
export async function forgetClientsOf(tx: Transaction, personId: number): Promise<void> {
  await tx`update events set client = null where actor_id = ${personId} and client is not null`
}

/** Forgets from where changes were asked for, once every reader has had the time to read it. */
export async function forgetOldClients(sql: Sql): Promise<void> {
  await sql`update events set client = null where client is not null and at < now() - interval '30 days'`
}
