import { type DomainEvent, webhookEventTypes } from '@gym-it/contracts'
import type { Transaction } from '@gym-it/service-kit'
import { payloadOf } from './rules.ts'
import { queueEvent } from './store.ts'

const types: readonly string[] = webhookEventTypes

/** Has the webhooks told of an event that want it; `key` names the event for all times. */
export async function queueWebhooks(tx: Transaction, event: DomainEvent, key: string): Promise<void> {
  if (!types.includes(event.type)) return
  await queueEvent(tx, { event_key: key, event_type: event.type, at: event.at, body: payloadOf(event, key) })
}
