import {
  AppError,
  createWebhook,
  deleteWebhook,
  listWebhookDeliveries,
  listWebhooks,
  replayDeadDeliveries,
  replayWebhookDelivery,
  updateWebhook,
  type Webhook,
} from '@gym-it/contracts'
import { type Queryable, type Service, setNextPage } from '@gym-it/service-kit'
import type { Outbound } from '../delivery/outbound.ts'
import { webhookChanged, webhookDeleted, webhookReplayed } from './events.ts'
import { newSecret } from './rules.ts'
import * as store from './store.ts'

async function require(sql: Queryable, id: number): Promise<Webhook> {
  const webhook = await store.findWebhook(sql, id)
  if (!webhook) throw new AppError('WEBHOOK_UNKNOWN', 'There is no such webhook.')
  return webhook
}

export function webhookRoutes({ route, sql }: Service, outbound: Outbound): void {
  const checkUrl = (url: string) => {
    const refusal = outbound.refusalOf(url)
    if (refusal === null) return
    const errors = [{ path: 'url', message: refusal }]
    throw new AppError('INPUT_INVALID', `Nothing can be sent to this address: ${refusal}.`, { errors })
  }

  route(createWebhook, ({ actor, body, change }) => {
    checkUrl(body.url)
    return change(async (tx, emit) => {
      const { url, event_types, description = '' } = body
      const secret = newSecret()
      const id = await store.insertWebhook(tx, { url, event_types, description, secret, created_by: actor.id })
      const webhook = await require(tx, id)
      emit(webhookChanged('webhook.created', webhook))
      return { webhook, secret }
    })
  })

  route(listWebhooks, async () => ({ webhooks: await store.listWebhooks(sql) }))

  route(updateWebhook, ({ params: { id }, body, change }) => {
    if (body.url !== undefined) checkUrl(body.url)
    return change(async (tx, emit) => {
      await require(tx, id)
      await store.updateWebhook(tx, id, body)
      const webhook = await require(tx, id)
      emit(webhookChanged('webhook.updated', webhook))
      return webhook
    })
  })

  route(deleteWebhook, ({ params: { id }, change }) =>
    change(async (tx, emit) => {
      await require(tx, id)
      await store.deleteWebhook(tx, id)
      emit(webhookDeleted(id))
      return { detail: 'Webhook deleted' }
    }),
  )

  route(listWebhookDeliveries, async ({ params: { id }, query, reply }) => {
    await require(sql, id)
    const deliveries = await store.listDeliveries(sql, { ...query, webhook_id: id })
    const last = deliveries.at(-1)
    const next_cursor = last && deliveries.length === query.limit ? last.id : null
    const path = listWebhookDeliveries.path.replace(':id', String(id))
    if (next_cursor !== null) setNextPage(reply, path, query, next_cursor)
    return { deliveries, next_cursor }
  })

  route(replayWebhookDelivery, ({ params: { id, delivery_id }, change }) =>
    change(async (tx, emit) => {
      await require(tx, id)
      const [delivery] = await store.replay(tx, id, delivery_id)
      if (!delivery) throw new AppError('WEBHOOK_UNKNOWN', 'There is no such delivery, or it is still tried.')
      emit(webhookReplayed({ webhook_id: id, deliveries: 1 }))
      return delivery
    }),
  )

  route(replayDeadDeliveries, ({ params: { id }, change }) =>
    change(async (tx, emit) => {
      await require(tx, id)
      const { length } = await store.replay(tx, id, 'dead')
      if (length > 0) emit(webhookReplayed({ webhook_id: id, deliveries: length }))
      return { detail: length === 1 ? 'One is sent again' : `${length} are sent again`, replayed: length }
    }),
  )
}
