import type { ChainedEvent } from '@gym-it/contracts'
import type { Queryable } from './database.ts'

/** The events after an id, each with whether it is what was once appended after the one before it of its subject. */
export function readChain(
  sql: Queryable,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ChainedEvent[]> {
  return sql<ChainedEvent[]>`
    select e.id, e.subject, encode(e.hash, 'hex') as hash, e.hash = event_hash(previous.hash, e) as is_intact
    from events e
    left join lateral (
      select hash from events where subject = e.subject and id < e.id order by id desc limit 1
    ) previous on true
    where e.id > ${after}
    order by e.id limit ${limit}`
}
