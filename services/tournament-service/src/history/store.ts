import { type DomainEvent, tournamentTopic } from '@gym-it/contracts'
import { type Queryable, readEvents, type Sql } from '@gym-it/service-kit'
import { loadBracket, type StoredBracket } from '../brackets/store.ts'
import type { AsOf } from './as-of.ts'

const pageSize = 500

/** The tournament's events in order, up to and with the one of that id. */
export async function readUntil(sql: Queryable, id: number, until: number): Promise<DomainEvent[]> {
  const events: DomainEvent[] = []
  for (;;) {
    const after = events.at(-1)?.id ?? 0
    const which = { before: until + 1, subject: tournamentTopic(id), limit: pageSize }
    const page = await readEvents(sql, { after, ...which })
    events.push(...page.events)
    if (!page.isMore) return events
  }
}

/** The id of the last event of the change that was the latest then; undefined when nothing had happened yet. */
export async function findLast(sql: Queryable, id: number, asOf: AsOf): Promise<number | undefined> {
  // One change tells several events of one version: a state in between never was.
  const [row] = await sql<{ until: number }[]>`
    select (
      select max(same.id) from events same
      where same.subject = e.subject and same.id >= e.id and same.version = e.version and same.v = e.v
    ) as until
    from events e
    where e.subject = ${tournamentTopic(id)}
      and ${asOf.kind === 'event' ? sql`e.id <= ${asOf.id}` : sql`date_trunc('milliseconds', e.at) <= to_timestamp(${asOf.ms}::double precision / 1000)`}
    order by e.id desc limit 1`
  return row?.until
}

/** A tournament as it is stored, if it is, and all its events, both of one moment. */
export const readBoth = (
  sql: Sql,
  id: number,
): Promise<{ stored: StoredBracket | undefined; events: readonly DomainEvent[] }> =>
  sql.begin('isolation level repeatable read read only', async tx => ({
    stored: await loadBracket(tx, id),
    events: await readUntil(tx, id, Number.MAX_SAFE_INTEGER - 1),
  }))

/** All events of a tournament are read to compare it: whoever asks does not wait for more than these, as they are stored. */
const mostBytesCompared = 1_048_576

/**
 * The tournaments among the `limit` ids after one that are stored or have events, up to and with the one whose events
 * reach the bytes; `next` is where to go on.
 */
export async function listEver(
  sql: Sql,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ ids: number[]; next: number | null }> {
  const [rows, [sequence]] = await Promise.all([
    sql<{ id: number; found: number }[]>`
      select id, found from (
        select id.id, count(*) over () as found, sum(bytes) over (order by id.id) - bytes as bytes_before
        from generate_series(${after + 1}::integer, ${after + limit}::integer) id
        cross join lateral (
          select count(*) as events, coalesce(sum(pg_column_size(data)), 0) as bytes
          from events where subject = ${tournamentTopic(0).slice(0, -1)} || id.id
        ) told
        where events > 0 or exists (select from tournaments where tournaments.id = id.id)
      ) measured
      where bytes_before < ${mostBytesCompared}
      order by id`,
    sql<{ last: number }[]>`select last_value as last from tournaments_id_seq`,
  ])
  const ids = rows.map(({ id }) => id)
  if (ids.length < (rows[0]?.found ?? 0)) return { ids, next: ids.at(-1) ?? null }
  const next = after + limit
  return { ids, next: next < (sequence?.last ?? 0) ? next : null }
}

/** Which of these people were deleted. */
export async function findForgotten(sql: Queryable, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await sql<{ id: number }[]>`select id from forgotten_people where id in ${sql([...ids])}`
  return new Set(rows.map(({ id }) => id))
}
