import { createECDH } from 'node:crypto'
import { AppError } from '@gym-it/contracts'
import webPush from 'web-push'
import type { PushSubscriptionRow } from '../preferences/subscription-store.ts'
import type { Outbound } from './outbound.ts'

/** What a browser shows, and where a tap leads. */
export interface PushMessage {
  readonly title: string
  readonly body: string
  readonly link: string
  /** A newer message with the same tag takes the place of the one before. */
  readonly tag: string
}

export interface PushOptions {
  readonly isUrgent: boolean
  /** A message that still waits at the push service is replaced by a newer one of the same topic. */
  readonly topic: string
}

/** Tells browsers something while their pages are closed (RFC 8030, 8291, 8292). */
export interface Push {
  readonly publicKey: string
  /** @throws AppError INPUT_INVALID for an address that nothing may be sent to */
  check(endpoint: string): void
  /** `gone`: the browser is not subscribed any more. Rejects when the push service cannot be reached. */
  send(to: PushSubscriptionRow, message: PushMessage, options: PushOptions): Promise<'sent' | 'gone' | PushRefusal>
}

export interface PushRefusal {
  readonly why: string
  /** When it may be tried again, at the soonest; null: never, the service will not take it. */
  readonly leastSeconds: number | null
}

const gone: readonly number[] = [404, 410]
/** Malformed, or too large, however often it is sent. */
const permanent: readonly number[] = [400, 413]

/** How long a push service keeps a message for a browser that is off: a match is next for an hour at most. */
const urgentLifetimeSeconds = 3_600
const lifetimeSeconds = 86_400

/** A fresh private key, as base64url. */
export const newPushKey = (): string => webPush.generateVAPIDKeys().privateKey

function publicKeyOf(privateKey: string): string {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(privateKey, 'base64url')
  return curve.getPublicKey('base64url')
}

/** Opens the way to the browsers’ push services; `subject` is whom they can turn to, as `mailto:` or `https:`. */
export function openPush(privateKey: string, subject: string, outbound: Outbound): Push {
  const publicKey = publicKeyOf(privateKey)
  return {
    publicKey,
    check(endpoint) {
      const refusal = outbound.refusalOf(endpoint)
      if (refusal !== null)
        throw new AppError('INPUT_INVALID', `The push service’s address cannot be used: ${refusal}.`)
    },
    async send({ endpoint, p256dh, auth }, message, { isUrgent, topic }) {
      const { headers, body } = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify(message),
        {
          vapidDetails: { subject, publicKey, privateKey },
          TTL: isUrgent ? urgentLifetimeSeconds : lifetimeSeconds,
          urgency: isUrgent ? 'high' : 'normal',
          topic,
        },
      )
      const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
      const { status, retryAfter } = await outbound.post(endpoint, {
        headers: Object.fromEntries(given),
        body: body ?? '',
      })
      if (gone.includes(status)) return 'gone'
      if (status >= 200 && status <= 299) return 'sent'
      const why = `the push service answered ${status}`
      return { why, leastSeconds: permanent.includes(status) ? null : (retryAfter ?? 0) }
    },
  }
}
