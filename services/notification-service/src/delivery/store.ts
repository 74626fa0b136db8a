import type { OutboxHealth, Preferences } from '@gym-it/contracts'
import type { Sql, Transaction } from '@gym-it/service-kit'
import type { NoticeRow } from '../inbox/store.ts'
import { nextTime } from '../preferences/local-time.ts'

/** Something that leaves by push or e-mail. */
export interface Delivery {
  readonly id: number
  readonly user_id: number
  readonly channel: 'push' | 'email'
  /** The browser, for push. */
  readonly subscription_id: number | null
  readonly is_urgent: boolean
  /** Until then it is this process's alone; names the lease, too: no other ends at the same moment. */
  readonly leased_until: string
}

/** When daily mails are sent, where the reader lives. */
const digestTime = '08:00'
const urgentKind = 'match_next'

async function putPush(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  // One for each notice and browser; their ids pair with the rows in the order they are made in.
  await tx`
    with wanted as (
      select n.id as notification_id, s.id as subscription_id, n.user_id, n.kind = ${urgentKind} as is_urgent,
        nextval(pg_get_serial_sequence('deliveries', 'id')) as delivery_id
      from notifications n join push_subscriptions s on s.user_id = n.user_id where n.id in ${tx([...ids])}
    ), put as (
      insert into deliveries (id, user_id, channel, subscription_id, is_urgent) overriding system value
      select delivery_id, user_id, 'push', subscription_id, is_urgent from wanted
    )
    insert into delivered_notices (notification_id, channel, subscription_id, delivery_id)
    select notification_id, 'push', subscription_id, delivery_id from wanted`
}

async function putMail(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx`
    with wanted as (
      select id as notification_id, user_id, kind = ${urgentKind} as is_urgent,
        nextval(pg_get_serial_sequence('deliveries', 'id')) as delivery_id
      from notifications where id in ${tx([...ids])}
    ), put as (
      insert into deliveries (id, user_id, channel, is_urgent) overriding system value
      select delivery_id, user_id, 'email', is_urgent from wanted
    )
    insert into delivered_notices (notification_id, channel, subscription_id, delivery_id)
    select notification_id, 'email', 0, delivery_id from wanted`
}

/** Adds a notice to the next daily mail of its person, which waits for its time. */
async function addToDigest(tx: Transaction, { id, user_id }: NoticeRow, at: Date): Promise<void> {
  await tx`
    with digest as (
      insert into deliveries (user_id, channel, is_digest, next_try_at)
      values (${user_id}, 'email', true, ${at.toISOString()})
      on conflict (user_id) where is_digest and state = 'waiting' do update set user_id = excluded.user_id returning id
    )
    insert into delivered_notices (notification_id, channel, subscription_id, delivery_id)
    select ${id}, 'email', 0, id from digest`
}

/** Puts into the outbox what is to leave of these notices, within the transaction that makes them. */
export async function putDeliveries(
  tx: Transaction,
  notices: readonly NoticeRow[],
  chosen: (userId: number) => Preferences,
): Promise<void> {
  const by = (channel: 'push' | 'email') => notices.filter(({ user_id, kind }) => chosen(user_id).kinds[kind][channel])
  const isDaily = ({ user_id }: NoticeRow) => chosen(user_id).digest === 'daily'
  const mailed = by('email')
  const idsOf = (some: readonly NoticeRow[]) => some.map(({ id }) => id)
  await putPush(tx, idsOf(by('push')))
  await putMail(tx, idsOf(mailed.filter(notice => !isDaily(notice))))
  for (const notice of mailed.filter(isDaily)) {
    await addToDigest(tx, notice, nextTime(new Date(), digestTime, chosen(notice.user_id).time_zone))
  }
}

/**
 * Takes the next one of this channel whose turn it is, those that have failed after the others; another replica leaves it
 * alone, and a daily mail collects no more. One that a process has left comes again when the lease has ended: until it
 * was handed over, and as push, which a browser shows once, also then.
 */
export async function takeDelivery(sql: Sql, channel: Delivery['channel']): Promise<Delivery | undefined> {
  const [taken] = await sql<Delivery[]>`
    update deliveries set is_digest = false, next_try_at = date_trunc('milliseconds', now() + interval '2 minutes')
    where id = (
      select id from deliveries
      where channel = ${channel} and next_try_at <= now() and (state = 'waiting' or (state = 'sending' and channel = 'push'))
      order by attempts > 0, is_urgent desc, next_try_at limit 1 for update skip locked)
    returning id, user_id, channel, subscription_id, is_urgent, next_try_at as leased_until`
  return taken
}

/** What is still leased as it was taken; after that another may have it. */
const isOurs = (sql: Sql, { id, leased_until }: Delivery) => sql`
  id = ${id} and next_try_at = ${leased_until} and state in ('waiting', 'sending')`

/** Notes that it is handed over now: from here on a mail may have gone out, and does not come again. False: another has it. */
export async function beginSending(sql: Sql, delivery: Delivery): Promise<boolean> {
  const rows = await sql`update deliveries set state = 'sending' where ${isOurs(sql, delivery)} returning id`
  return rows.length > 0
}

export async function finishDelivery(
  sql: Sql,
  delivery: Delivery,
  state: 'sent' | 'dropped' | 'failed' | 'unknown',
): Promise<void> {
  await sql`update deliveries set state = ${state} where ${isOurs(sql, delivery)}`
}

/** Not before that moment; it has not been tried. */
export async function postponeDelivery(sql: Sql, delivery: Delivery, until: Date): Promise<void> {
  await sql`update deliveries set next_try_at = ${until.toISOString()} where ${isOurs(sql, delivery)}`
}

const firstRetrySeconds = 15
const longestRetrySeconds = 3_600
/** That many take a day and a half. */
const mostAttempts = 40

/** After a failure: later again, not before so many seconds, or given up after many. */
export async function retryDelivery(sql: Sql, delivery: Delivery, leastSeconds: number): Promise<void> {
  await sql`
    update deliveries set
      attempts = attempts + 1,
      state = case when attempts + 1 >= ${mostAttempts} then 'failed' else 'waiting' end,
      next_try_at = now() + greatest(
        ${leastSeconds}, least(${firstRetrySeconds} * power(2, attempts), ${longestRetrySeconds})) * interval '1 second'
    where ${isOurs(sql, delivery)}`
}

/** The notices of a delivery that there is still reason to tell: not withdrawn, deleted or read meanwhile. */
export function readDelivery(sql: Sql, id: number): Promise<NoticeRow[]> {
  return sql<NoticeRow[]>`
    select n.* from notifications n join delivered_notices d on d.notification_id = n.id
    where d.delivery_id = ${id} and n.withdrawn_at is null and n.deleted_at is null and n.read_at is null
    order by n.id`
}

/** Mails that a process has left in the middle: they may have gone out, so they are not sent again. Answers how many. */
export async function forgetUnknown(sql: Sql): Promise<number> {
  const rows = await sql`
    update deliveries set state = 'unknown' where state = 'sending' and channel = 'email' and next_try_at < now()
    returning id`
  return rows.length
}

/** What waits to leave by this way, for how long it could have, and what was given up within a day. */
export async function readOutbox(sql: Sql, channel: 'push' | 'email'): Promise<Omit<OutboxHealth, 'name'>> {
  const [row] = await sql<Omit<OutboxHealth, 'name'>[]>`
    select count(*) filter (where state in ('waiting', 'sending')) as waiting,
      coalesce(greatest(0, extract(epoch from now() - min(case when attempts > 0 then created_at else next_try_at end)
        filter (where state = 'waiting'))), 0)::float as overdue_seconds,
      count(*) filter (where state in ('failed', 'unknown') and created_at > now() - interval '1 day') as given_up
    from deliveries
    where channel = ${channel} and (state in ('waiting', 'sending') or created_at > now() - interval '1 day')`
  return row ?? { waiting: 0, overdue_seconds: 0, given_up: 0 }
}

/** Forgets what has left long ago; the notices stay. */
export async function forgetOldDeliveries(sql: Sql, days: number): Promise<void> {
  await sql`delete from deliveries where created_at < now() - ${days} * interval '1 day'`
}

/** The keys of this installation, made once and shared by all replicas. */
export async function keepPushKey(sql: Sql, fresh: string): Promise<string> {
  await sql`insert into push_keys (private_key) values (${fresh}) on conflict do nothing`
  const [kept] = await sql<{ private_key: string }[]>`select private_key from push_keys`
  if (!kept) throw new Error('an insert left no row')
  return kept.private_key
}
