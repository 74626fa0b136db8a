import type { HistoryEntry } from '@gym-it/contracts'
import type { Queryable } from '@gym-it/service-kit'

interface Page {
  readonly limit: number
  readonly cursor?: number | undefined
}

/** What was decided about a person, newest first, from the event log. */
export function listHistory(sql: Queryable, id: number, { limit, cursor }: Page): Promise<HistoryEntry[]> {
  return sql<HistoryEntry[]>`
    select e.id, e.at, e.type as event, e.actor_id, actor.full_name as actor_name, e.data->>'reason' as reason,
      case when e.type = 'user.banned' then (e.data->'user'->>'banned_until')::timestamptz end as until,
      case when e.type in ('user.created', 'user.role_changed') then e.data->'user'->>'role' end as role
    from events e left join users actor on actor.id = e.actor_id
    where e.subject = ${`user:${id}`} and e.type <> 'user.deleted'
    ${cursor ? sql`and e.id < ${cursor}` : sql``}
    order by e.id desc limit ${limit}`
}
