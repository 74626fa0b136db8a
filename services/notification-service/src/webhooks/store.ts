import type { OutboxHealth, UpdateWebhookBody, Webhook, WebhookDelivery } from '@gym-it/contracts'
import type { Queryable, Sql, Transaction } from '@gym-it/service-kit'

export interface NewWebhook {
  readonly url: string
  readonly description: string
  readonly event_types: string[]
  readonly secret: string
  readonly created_by: number
}

const shown = (sql: Queryable) => sql`
  w.id, w.url, w.description, w.event_types, w.is_active, w.failing_since, w.deactivated_at, w.created_by, w.created_at,
  (select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
  (select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.state = 'dead') as dead`

export function listWebhooks(sql: Queryable): Promise<Webhook[]> {
  return sql<Webhook[]>`select ${shown(sql)} from webhooks w order by w.id`
}

export async function findWebhook(sql: Queryable, id: number): Promise<Webhook | undefined> {
  const [row] = await sql<Webhook[]>`select ${shown(sql)} from webhooks w where w.id = ${id}`
  return row
}

/** Keeps a webhook; answers its id. */
export async function insertWebhook(tx: Transaction, webhook: NewWebhook): Promise<number> {
  const [row] = await tx<{ id: number }[]>`insert into webhooks ${tx({ ...webhook })} returning id`
  if (!row) throw new Error('an insert answered no row')
  return row.id
}

/** Changes a webhook; switched on again it counts as not failing. */
export async function updateWebhook(tx: Transaction, id: number, changes: UpdateWebhookBody): Promise<void> {
  const mended = changes.is_active ? { failing_since: null, deactivated_at: null } : {}
  await tx`update webhooks set ${tx({ ...changes, ...mended })} where id = ${id}`
}

export async function deleteWebhook(tx: Transaction, id: number): Promise<boolean> {
  return (await tx`delete from webhooks where id = ${id} returning id`).length > 0
}

/** What is to be told, and of which event. */
export interface QueuedEvent {
  readonly event_key: string
  readonly event_type: string
  readonly at: string
  readonly body: string
}

/** Puts an event into the outbox of every webhook that wants it and was there when it happened; each once. */
export async function queueEvent(tx: Transaction, { event_key, event_type, at, body }: QueuedEvent): Promise<void> {
  await tx`
    insert into webhook_deliveries (webhook_id, event_key, event_type, body)
    select id, ${event_key}, ${event_type}, ${body} from webhooks
    where is_active and ${event_type} = any(event_types) and date_trunc('milliseconds', created_at) <= ${at}
    on conflict do nothing`
}

/** A delivery with what is needed to make it. */
export interface DueDelivery {
  readonly id: number
  readonly webhook_id: number
  readonly url: string
  readonly secret: string
  readonly body: string
  readonly attempts: number
}

/** Takes the next one whose turn it is; those to receivers that answer come first. Another replica leaves it alone. */
export async function takeWebhookDelivery(sql: Sql, patienceSeconds: number): Promise<DueDelivery | undefined> {
  const [taken] = await sql<DueDelivery[]>`
    with due as (
      select d.id from webhook_deliveries d join webhooks w on w.id = d.webhook_id
      where d.state = 'waiting' and d.next_try_at <= now() and w.is_active
      order by w.failing_since is not null, d.next_try_at limit 1 for update of d skip locked
    )
    update webhook_deliveries d
    set attempts = attempts + 1, next_try_at = now() + ${patienceSeconds} * interval '1 second'
    from due, webhooks w where d.id = due.id and w.id = d.webhook_id
    returning d.id, d.webhook_id, w.url, w.secret, d.body, d.attempts`
  return taken
}

export async function markDelivered(sql: Sql, { id }: DueDelivery): Promise<void> {
  await sql`
    with delivered as (
      update webhook_deliveries set state = 'delivered', delivered_at = now(), last_failure = null where id = ${id}
      returning webhook_id
    )
    update webhooks set failing_since = null from delivered where id = webhook_id and failing_since is not null`
}

/** Notes a failure: tried again after so many seconds, or given up with null; unless another try has succeeded. */
export async function markFailed(
  sql: Sql,
  { id }: DueDelivery,
  failure: string,
  retrySeconds: number | null,
): Promise<void> {
  await sql`
    with failed as (
      update webhook_deliveries set last_failure = ${failure},
        state = ${retrySeconds === null ? 'dead' : 'waiting'},
        next_try_at = now() + ${retrySeconds ?? 0} * interval '1 second'
      where id = ${id} and state = 'waiting' returning webhook_id
    )
    update webhooks set failing_since = coalesce(failing_since, now()) from failed where id = webhook_id`
}

/** Switches off a webhook that has failed for so long, and gives up what waits for it; false while there is hope. */
export async function deactivate(tx: Transaction, id: number, afterHours: number): Promise<boolean> {
  const rows = await tx`
    update webhooks set is_active = false, deactivated_at = now()
    where id = ${id} and is_active and failing_since <= now() - ${afterHours} * interval '1 hour' returning id`
  if (rows.length === 0) return false
  await tx`update webhook_deliveries set state = 'dead' where webhook_id = ${id} and state = 'waiting'`
  return true
}

export interface DeliveryPage {
  readonly webhook_id: number
  readonly limit: number
  readonly cursor?: number | undefined
  readonly state?: WebhookDelivery['state'] | undefined
}

const deliveryColumns = [
  ...(['id', 'webhook_id', 'event_type', 'state', 'attempts', 'next_try_at', 'last_failure', 'created_at'] as const),
  'delivered_at',
] as const

export function listDeliveries(
  sql: Queryable,
  { webhook_id, limit, cursor, state }: DeliveryPage,
): Promise<WebhookDelivery[]> {
  return sql<WebhookDelivery[]>`
    select ${sql([...deliveryColumns])} from webhook_deliveries where webhook_id = ${webhook_id}
    ${cursor ? sql`and id < ${cursor}` : sql``} ${state ? sql`and state = ${state}` : sql``}
    order by id desc limit ${limit}`
}

/** Has one delivery made again, or all that were given up. */
export function replay(tx: Transaction, webhookId: number, deliveryId: number | 'dead'): Promise<WebhookDelivery[]> {
  return tx<WebhookDelivery[]>`
    update webhook_deliveries set state = 'waiting', attempts = 0, next_try_at = now(), delivered_at = null
    where webhook_id = ${webhookId} and state <> 'waiting'
    ${deliveryId === 'dead' ? tx`and state = 'dead'` : tx`and id = ${deliveryId}`}
    returning ${tx([...deliveryColumns])}`
}

/** What waits for outside systems that are told, for how long it could have been told, and all that was given up. */
export async function readWebhookOutbox(sql: Sql): Promise<Omit<OutboxHealth, 'name'>> {
  const [row] = await sql<Omit<OutboxHealth, 'name'>[]>`
    select count(*) filter (where d.state = 'waiting') as waiting,
      coalesce(greatest(0, extract(epoch from now() - min(case when attempts > 0 then d.created_at else next_try_at end)
        filter (where d.state = 'waiting' and w.is_active))), 0)::float as overdue_seconds,
      count(*) filter (where d.state = 'dead') as given_up
    from webhook_deliveries d join webhooks w on w.id = d.webhook_id where d.state in ('waiting', 'dead')`
  return row ?? { waiting: 0, overdue_seconds: 0, given_up: 0 }
}

/** Forgets what was delivered a week ago, and what was given up long ago. */
export async function forgetOldWebhookDeliveries(sql: Sql, days: number): Promise<void> {
  await sql`delete from webhook_deliveries where state = 'delivered' and created_at < now() - interval '7 days'`
  await sql`delete from webhook_deliveries where created_at < now() - ${days} * interval '1 day'`
}
