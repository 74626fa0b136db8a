import { createHmac, randomBytes } from 'node:crypto'
import type { DomainEvent, WebhookPayload } from '@gym-it/contracts'

const prefix = 'whsec_'
const secretBytes = 32

/** A fresh secret in the form of Standard Webhooks: `whsec_` and base64. */
export const newSecret = (): string => `${prefix}${randomBytes(secretBytes).toString('base64')}`

/** The headers of one try (Standard Webhooks 1.0): id, time and signature of `id.timestamp.body`. */
export function signedHeaders(secret: string, id: string, timestampSeconds: number, body: string) {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': `v1,${signature}`,
  }
}

/** The ids that an event is about, for looking it up; names and addresses stay here. */
function idsOf(event: DomainEvent): Omit<WebhookPayload['data'], 'event' | 'subject'> {
  const { data, topic } = event
  const [kind, id] = topic?.split(':') ?? []
  return {
    ...(kind === 'tournament' ? { tournament_id: Number(id) } : {}),
    ...('participant' in data ? { participant_id: data.participant.id } : {}),
    ...('match' in data ? { match_id: data.match.id } : {}),
    ...('round' in data ? { round: data.round } : {}),
    ...('user' in data ? { user_id: data.user.id } : {}),
  }
}

/** What an outside system is sent of an event: what, when, about which thing; never who. */
export const payloadOf = (event: DomainEvent, type: WebhookPayload['type'], key: string): WebhookPayload => ({
  type,
  timestamp: event.at,
  data: { event: key.replace(/@.*$/, ''), subject: event.subject, ...idsOf(event) },
})

const firstRetrySeconds = 5
const longestRetrySeconds = 12 * 3_600
/** With the waits between them about two days. */
const mostAttempts = 12

/** How long after that many tries the next one is made; null when it is given up. */
export function retryAfter(attempts: number): number | null {
  if (attempts >= mostAttempts) return null
  return Math.min(firstRetrySeconds * 4 ** (attempts - 1), longestRetrySeconds)
}
