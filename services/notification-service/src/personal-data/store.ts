import { type Notification, userTopic } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'
import type { NoticeRow } from '../inbox/store.ts'
import { wordNotice } from '../inbox/wording/word.ts'
import { preferencesOf } from '../preferences/store.ts'

/** Everything that a person was ever told, oldest first. */
export async function readNotifications(sql: Queryable, userId: number): Promise<Notification[]> {
  const { language } = (await preferencesOf(sql, [userId]))(userId)
  const rows = await sql<NoticeRow[]>`select * from notifications where user_id = ${userId} order by id`
  return rows.map(row => wordNotice(row, language))
}

/** How a person wants to be told, and in which browsers; empty where they have not chosen. */
export async function readChoices(sql: Queryable, userId: number): Promise<Record<string, readonly object[]>> {
  const [preferences, push_subscriptions] = await Promise.all([
    sql<object[]>`
      select kinds, digest, language, time_zone, quiet_hours from preferences where user_id = ${userId}`,
    sql<object[]>`select endpoint, created_at from push_subscriptions where user_id = ${userId} order by id`,
  ])
  const all = { preferences: [...preferences], push_subscriptions: [...push_subscriptions] }
  return Object.fromEntries(Object.entries(all).filter(([, rows]) => rows.length > 0))
}

/** Takes a person’s notifications, what the event log holds of them, and answers kept for their retries. */
export async function erasePerson(tx: Transaction, userId: number): Promise<void> {
  await tx`delete from deliveries where user_id = ${userId}`
  await tx`delete from notifications where user_id = ${userId}`
  await tx`delete from push_subscriptions where user_id = ${userId}`
  await tx`delete from preferences where user_id = ${userId}`
  await tx`delete from people where id = ${userId}`
  await tx`update entries set user_id = null where user_id = ${userId}`
  await tx`update entries set members = array_remove(members, ${userId}) where ${userId} = any(members)`
  await tx`update webhooks set created_by = null where created_by = ${userId}`
  await tx`delete from events where subject = ${userTopic(userId)}`
  await tx`delete from idempotency_keys where caller = ${String(userId)}`
}
