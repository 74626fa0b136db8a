import type { EventData, Webhook } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'

const placeOf = (id: number) => ({ subject: `webhook:${id}`, topic: null, audience: 'internal' }) as const

export const webhookChanged = (
  type: 'webhook.created' | 'webhook.updated' | 'webhook.deactivated',
  webhook: Webhook,
): NewEvent => ({ type, ...placeOf(webhook.id), data: { webhook } })

export const webhookDeleted = (webhook_id: number): NewEvent => ({
  type: 'webhook.deleted',
  ...placeOf(webhook_id),
  data: { webhook_id },
})

export const webhookReplayed = (data: EventData<'webhook.replayed'>): NewEvent => ({
  type: 'webhook.replayed',
  ...placeOf(data.webhook_id),
  data,
})
