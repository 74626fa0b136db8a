import type { Notification } from '@gym-it/contracts'
import type { Queryable, Sql, Transaction } from '@gym-it/service-kit'

/** A notice as it is kept. */
export interface NoticeRow extends Omit<Notification, 'message'> {
  /** Null where the words follow from `text_key`. */
  readonly message: string | null
  readonly about: string | null
  readonly tournament_id: number | null
  readonly event_key: string | null
  readonly is_in_inbox: boolean
}

export type NewNotice = Omit<NoticeRow, 'id' | 'read_at' | 'created_at'>

const columns = [
  ...(['user_id', 'event_type', 'title', 'message', 'link', 'kind', 'text_key', 'parameters'] as const),
  ...(['about', 'tournament_id', 'event_key', 'is_in_inbox'] as const),
]
const shown = ['id', 'read_at', 'created_at', ...columns] as const
/** PostgreSQL takes 65,535 parameters in one statement. */
const atOnce = 2_000

export interface InsertedNotice extends NoticeRow {
  /** False when the event was read before: then the notice stands again, and is not told anew. */
  readonly is_new: boolean
}

/** Keeps notices; one whose event was read before is only no longer withdrawn. Those that stood already are left out. */
export async function insertNotices(tx: Transaction, notices: readonly NewNotice[]): Promise<InsertedNotice[]> {
  const inserted: InsertedNotice[] = []
  for (let from = 0; from < notices.length; from += atOnce) {
    const rows = notices.slice(from, from + atOnce).map(one => ({ ...one, parameters: tx.json(one.parameters) }))
    const part = await tx<InsertedNotice[]>`
      insert into notifications ${tx(rows, ...columns)}
      on conflict (user_id, event_key) where event_key is not null
      do update set withdrawn_at = null where notifications.withdrawn_at is not null
      returning ${tx([...shown])}, (xmax = 0) as is_new`
    inserted.push(...part)
  }
  return inserted
}

/** Takes back the withdrawal of notices whose events were read before and are too old to be told for the first time. */
export async function standAgain(tx: Transaction, notices: readonly NewNotice[]): Promise<NoticeRow[]> {
  const keys = notices.flatMap(({ event_key }) => (event_key === null ? [] : [event_key]))
  if (keys.length === 0) return []
  return tx<NoticeRow[]>`
    update notifications set withdrawn_at = null where event_key in ${tx(keys)} and withdrawn_at is not null
    returning ${tx([...shown])}`
}

/** The notices that stand about this, whether they are shown or not. */
export function findStanding(tx: Transaction, about: string): Promise<NoticeRow[]> {
  return tx<NoticeRow[]>`
    select ${tx([...shown])} from notifications where about = ${about} and withdrawn_at is null order by id`
}

/** Of the notices that stand about this those that tell of one of these matches. */
export function findStandingOfMatches(
  tx: Transaction,
  about: string,
  matchIds: readonly number[],
): Promise<NoticeRow[]> {
  return tx<NoticeRow[]>`
    select ${tx([...shown])} from notifications
    where about = ${about} and withdrawn_at is null and (parameters ->> 'match_id')::integer in ${tx([...matchIds])}`
}

/** What of a tournament's notices is meant: all, those whose subject begins so, or only those of one round. */
export interface TournamentNotices {
  readonly tournament_id: number
  readonly about?: string
  readonly round?: number
}

export interface Removed {
  readonly id: number
  readonly user_id: number
}

/** Withdraws notices by id. */
export async function withdrawNotices(tx: Transaction, ids: readonly number[]): Promise<Removed[]> {
  if (ids.length === 0) return []
  return tx<Removed[]>`
    update notifications set withdrawn_at = now() where id in ${tx([...ids])} and withdrawn_at is null
    returning id, user_id`
}

/** Withdraws what was told of a tournament. */
export function withdrawOf(
  tx: Transaction,
  { tournament_id, about = '', round }: TournamentNotices,
): Promise<Removed[]> {
  return tx<Removed[]>`
    update notifications set withdrawn_at = now()
    where tournament_id = ${tournament_id} and withdrawn_at is null and starts_with(coalesce(about, ''), ${about})
    ${round === undefined ? tx`` : tx`and parameters ->> 'round' = ${String(round)}`}
    returning id, user_id`
}

export interface InboxPage {
  readonly user_id: number
  readonly limit: number
  readonly cursor?: number | undefined
  readonly unread: boolean
  readonly read?: boolean | undefined
}

const isShown = (sql: Queryable) => sql`is_in_inbox and deleted_at is null and withdrawn_at is null`

/** One page of a person's notifications, newest first. */
export function listNotices(sql: Queryable, { user_id, limit, cursor, unread, read }: InboxPage): Promise<NoticeRow[]> {
  return sql<NoticeRow[]>`
    select ${sql([...shown])} from notifications where user_id = ${user_id} and ${isShown(sql)}
    ${cursor ? sql`and id < ${cursor}` : sql``}
    ${unread ? sql`and read_at is null` : sql``}
    ${read ? sql`and read_at is not null` : sql``}
    order by id desc limit ${limit}`
}

export async function countUnread(sql: Queryable, userId: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*) from notifications where user_id = ${userId} and read_at is null and ${isShown(sql)}`
  return row?.count ?? 0
}

/** Marks one of a person's own notifications as read; undefined when it is not theirs. */
export async function markRead(tx: Transaction, userId: number, id: number): Promise<NoticeRow | undefined> {
  const [row] = await tx<NoticeRow[]>`
    update notifications set read_at = coalesce(read_at, now())
    where id = ${id} and user_id = ${userId} and ${isShown(tx)} returning ${tx([...shown])}`
  return row
}

export async function markAllRead(tx: Transaction, userId: number): Promise<number> {
  const rows = await tx`
    update notifications set read_at = now() where user_id = ${userId} and read_at is null and ${isShown(tx)}
    returning id`
  return rows.length
}

/** Takes one out of the inbox; false when it is not there. */
export async function deleteNotice(tx: Transaction, userId: number, id: number): Promise<boolean> {
  const rows = await tx`
    update notifications set deleted_at = now() where id = ${id} and user_id = ${userId} and ${isShown(tx)}
    returning id`
  return rows.length > 0
}

/** Puts one back that its person took out. */
export async function restoreNotice(tx: Transaction, userId: number, id: number): Promise<NoticeRow | undefined> {
  const [row] = await tx<NoticeRow[]>`
    update notifications set deleted_at = null
    where id = ${id} and user_id = ${userId} and deleted_at is not null and is_in_inbox and withdrawn_at is null
    returning ${tx([...shown])}`
  return row
}

/** Days after which what was deleted or withdrawn goes for good; longer than events are news. */
const goneDays = 8

/** Forgets notices that are old, or were deleted or withdrawn a while ago. */
export async function forgetOldNotices(sql: Sql, days: number): Promise<void> {
  await sql`delete from notifications where created_at < now() - ${days} * interval '1 day'`
  await sql`
    delete from notifications where deleted_at < now() - ${goneDays} * interval '1 day'
    or withdrawn_at < now() - ${goneDays} * interval '1 day'`
}

/** Broadcasts are kept as long as notices. */
export async function forgetOldBroadcasts(sql: Sql, days: number): Promise<void> {
  await sql`delete from broadcasts where created_at < now() - ${days} * interval '1 day'`
}
