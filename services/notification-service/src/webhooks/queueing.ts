import { type DomainEvent, webhookEventTypes } from '@gym-it/contracts'
import type { Transaction } from '@gym-it/service-kit'
import { payloadOf } from './rules.ts'
import { queueEvent } from './store.ts'

/** Has the webhooks told of an event that want it; `key` names the event for all times. */
export async function queueWebhooks(tx: Transaction, event: DomainEvent, key: string): Promise<void> {
  const type = webhookEventTypes.find(one => one === event.type)
  if (type === undefined) return
  const body = JSON.stringify(payloadOf(event, type, key))
  await queueEvent(tx, { event_key: key, event_type: type, at: event.at, body })
}
