import type { PushSubscriptionBody } from '@gym-it/contracts'
import type { Queryable, Transaction } from '@gym-it/service-kit'

export interface PushSubscriptionRow {
  readonly id: number
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** Browsers that one person may be told in. */
const mostDevices = 20

/** Keeps a browser's subscription; the browser belongs to whoever subscribed there last. Answers its id. */
export async function saveSubscription(
  tx: Transaction,
  userId: number,
  { endpoint, keys }: PushSubscriptionBody,
): Promise<number> {
  // What still waits for whoever used the browser before must not show there.
  await tx`delete from push_subscriptions where endpoint = ${endpoint} and user_id <> ${userId}`
  const row = { user_id: userId, endpoint, p256dh: keys.p256dh, auth: keys.auth }
  const [saved] = await tx<{ id: number }[]>`
    insert into push_subscriptions ${tx(row)}
    on conflict (endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth returning id`
  if (!saved) throw new Error('an insert answered no row')
  await tx`
    delete from push_subscriptions where user_id = ${userId} and id not in (
      select id from push_subscriptions where user_id = ${userId} order by id desc limit ${mostDevices})`
  return saved.id
}

/** Forgets one's own subscription; undefined when there is none. */
export async function deleteOwnSubscription(
  tx: Transaction,
  userId: number,
  endpoint: string,
): Promise<number | undefined> {
  const [row] = await tx<{ id: number }[]>`
    delete from push_subscriptions where user_id = ${userId} and endpoint = ${endpoint} returning id`
  return row?.id
}

export async function countDevices(sql: Queryable, userId: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*) from push_subscriptions where user_id = ${userId}`
  return row?.count ?? 0
}

export async function findSubscription(sql: Queryable, id: number): Promise<PushSubscriptionRow | undefined> {
  const [row] = await sql<PushSubscriptionRow[]>`
    select id, endpoint, p256dh, auth from push_subscriptions where id = ${id}`
  return row
}

/** A browser that is not there any more; what waits for it goes with it. */
export async function deleteSubscription(sql: Queryable, id: number): Promise<void> {
  await sql`delete from push_subscriptions where id = ${id}`
}
