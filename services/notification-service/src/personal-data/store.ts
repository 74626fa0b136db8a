import { type Notification, userTopic } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

/** Everything that a person was ever told, oldest first. */
export function readNotifications(sql: Queryable, userId: number): Promise<Notification[]> {
  return sql`select * from notifications where user_id = ${userId} order by id`
}

/** Takes a person’s notifications, what the event log holds of them, and answers kept for their retries. */
export async function erasePerson(tx: Transaction, userId: number): Promise<void> {
  await tx`delete from notifications where user_id = ${userId}`
  await tx`delete from events where topic = ${userTopic(userId)}`
  await tx`delete from idempotency_keys where caller = ${String(userId)}`
}
