import type { Notification } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

export type NewNotification = Pick<Notification, 'user_id' | 'event_type' | 'title' | 'message' | 'link'>

export async function insertNotification(tx: Transaction, notification: NewNotification): Promise<Notification> {
  const [row] = await tx<Notification[]>`insert into notifications ${tx(notification)} returning *`
  if (!row) throw new Error('an insert answered no row')
  return row
}

export interface InboxPage {
  readonly user_id: number
  readonly limit: number
  readonly cursor?: number | undefined
  readonly unread: boolean
}

/** One page of a person's notifications, newest first. */
export function listNotifications(
  sql: Queryable,
  { user_id, limit, cursor, unread }: InboxPage,
): Promise<Notification[]> {
  return sql<Notification[]>`
    select * from notifications where user_id = ${user_id}
    ${cursor ? sql`and id < ${cursor}` : sql``}
    ${unread ? sql`and read_at is null` : sql``}
    order by id desc limit ${limit}`
}

export async function countUnread(sql: Queryable, userId: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*) from notifications where user_id = ${userId} and read_at is null`
  return row?.count ?? 0
}

/** Marks one of a person's own notifications as read; undefined when it is not theirs. */
export async function markRead(tx: Transaction, userId: number, id: number): Promise<Notification | undefined> {
  const [row] = await tx<Notification[]>`
    update notifications set read_at = coalesce(read_at, now()) where id = ${id} and user_id = ${userId} returning *`
  return row
}

export async function markAllRead(tx: Transaction, userId: number): Promise<number> {
  const rows = await tx`
    update notifications set read_at = now() where user_id = ${userId} and read_at is null returning id`
  return rows.length
}
