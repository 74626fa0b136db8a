import type { Service } from '@gym-it/service-kit'
import type { Outbound, Receipt } from '../delivery/outbound.ts'
import { startWorkers } from '../delivery/workers.ts'
import { noticeOf, tell } from '../inbox/telling.ts'
import { peopleOfRole } from '../notices/people-store.ts'
import { webhookChanged } from './events.ts'
import { retryAfter, signedHeaders } from './rules.ts'
import {
  type DueDelivery,
  deactivate,
  findWebhook,
  markDelivered,
  markFailed,
  readWebhookOutbox,
  takeWebhookDelivery,
} from './store.ts'

const atOnce = 4
/** Longer than a try takes: a process that ends in the middle leaves it to another one after that. */
const patienceSeconds = 60
/** A receiver that has failed for so long is given up. */
const patienceHours = 72
/** The receiver says that it wants no more (Standard Webhooks). */
const gone = 410

/** Tells outside systems what lies in the outbox, until the app closes. */
export function startWebhooks({ sql, change, ...service }: Service, outbound: Outbound): void {
  const send = async ({ id, url, secret, body }: DueDelivery): Promise<Receipt> => {
    // The id stays the same for every try, so that the receiver knows what it has had.
    const headers = signedHeaders(secret, `msg_${id}`, Math.floor(Date.now() / 1000), body)
    return outbound.post(url, { headers, body })
  }

  /** Switches off what fails for too long, and tells the administrators. */
  const giveUp = (webhookId: number, afterHours: number) =>
    change({ actor_id: null, request_id: 'webhooks' }, async (tx, emit) => {
      if (!(await deactivate(tx, webhookId, afterHours))) return
      const webhook = await findWebhook(tx, webhookId)
      if (!webhook) return
      emit(webhookChanged('webhook.deactivated', webhook))
      const parameters = { host: new URL(webhook.url).hostname }
      const admins = await peopleOfRole(tx, 'admin')
      const told = admins.map(id => noticeOf(id, 'webhook.deactivated', { key: 'webhook.deactivated', parameters }))
      await tell(tx, emit, told)
    })

  const work = async (due: DueDelivery) => {
    const outcome = await send(due).catch((error: unknown) => error as Error)
    if (outcome instanceof Error) {
      await markFailed(sql, due, outcome.message, retryAfter(due.attempts))
      await giveUp(due.webhook_id, patienceHours)
    } else if (outcome.status >= 200 && outcome.status < 300) await markDelivered(sql, due)
    else {
      const wait = retryAfter(due.attempts)
      const wanted = wait === null ? null : Math.max(wait, outcome.retryAfter ?? 0)
      await markFailed(sql, due, `answered ${outcome.status}`, wanted)
      await giveUp(due.webhook_id, outcome.status === gone ? 0 : patienceHours)
    }
  }
  const take = async () => {
    const due = await takeWebhookDelivery(sql, patienceSeconds)
    return due ? () => work(due) : null
  }

  startWorkers(service, take, atOnce)
  service.health.watchOutbox(async () => ({ name: 'webhooks', ...(await readWebhookOutbox(sql)) }))
}
