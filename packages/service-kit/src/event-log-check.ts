import type { ChainedEvent } from '@gym-it/contracts'
import type { Queryable } from './database.ts'
import { type Found, type PageOf, paged, pageOf } from './event-log.ts'

/**
 * The events after an id, each with whether it is what was once appended after the one before it of its subject; fewer
 * than `limit` where they are large, since all of each is read for its hash.
 */
export async function readChain(
  sql: Queryable,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<PageOf<ChainedEvent>> {
  const order = sql`order by id`
  const page = pageOf(sql, sql`select id, data from events where id > ${after} ${order} limit ${limit}`, order)
  const rows = await sql<Found<ChainedEvent>[]>`
    select page.found, e.id, e.subject, encode(e.hash, 'hex') as hash, e.hash = event_hash(previous.hash, e) as is_intact
    from ${page} as page
    join events e on e.id = page.id
    left join lateral (
      select hash from events where subject = e.subject and id < e.id order by id desc limit 1
    ) previous on true
    order by e.id`
  return paged<ChainedEvent>(rows, limit)
}
