import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { OwnSession } from '@gym-it/contracts'
import { hashSecret, keyFor } from '../secret-text.ts'
import { deviceName } from './device.ts'
import type { SessionRow } from './store.ts'

const dayMs = 86_400_000
/** A session ends when it was not used for so long, */
const refreshDays = 30
/** and after so long in any case. */
const longestDays = 180
/** Two tabs may refresh at the same moment; and on bad wifi an answer is lost, and its request comes again. */
const graceMs = 120_000

export const newSessionId = () => randomBytes(12).toString('base64url')

/** When a session ends that began at `signedInAt` and is used now. */
export const refreshExpiry = (now: Date, signedInAt: Date) =>
  new Date(Math.min(now.getTime() + refreshDays * dayMs, signedInAt.getTime() + longestDays * dayMs))

/** The secret that takes the place of another; the same each time, so that it can be sent again. */
export type SuccessorOf = (sid: string, secret: string) => string

/** Only who has `SECRET_KEY` can tell the next secret from the one before. */
export function successors(secretKey: string): SuccessorOf {
  const key = keyFor('gym-it refresh tokens', secretKey)
  return (sid, secret) => createHmac('sha256', key).update(`${sid}.${secret}`).digest('base64url')
}

/** A refresh token is `<session id>.<secret>`; null when it cannot be one. */
export function parseRefreshToken(token: string | undefined): { readonly sid: string; readonly secret: string } | null {
  const [sid, secret, ...rest] = (token ?? '').split('.')
  return sid && secret && rest.length === 0 ? { sid, secret } : null
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/**
 * What a presented refresh secret means: `current` is exchanged for a new one; `recent` is the one before it and gets
 * that new one once more; `reused` was stolen or replayed and ends the session; `expired` is simply over.
 */
export function judgeRefresh(
  session: SessionRow,
  secret: string,
  now: Date,
): 'current' | 'recent' | 'reused' | 'expired' {
  if (Date.parse(session.expires_at) <= now.getTime()) return 'expired'
  const presented = hashSecret(secret)
  if (same(presented, session.refresh_hash)) return 'current'
  const isRecent = now.getTime() - Date.parse(session.rotated_at) < graceMs
  return isRecent && session.previous_hash !== null && same(presented, session.previous_hash) ? 'recent' : 'reused'
}

/** A session as its owner sees it. */
export function sessionView(session: SessionRow, currentId: string): OwnSession {
  const { id, address, created_at, last_used_at, expires_at, user_agent } = session
  const device = deviceName(user_agent ?? '')
  return { id, device, address, created_at, last_used_at, expires_at, is_current: id === currentId }
}
