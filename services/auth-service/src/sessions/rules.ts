import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { OwnSession } from '@gym-it/contracts'
import { hashSecret } from '../secret-text.ts'
import { deviceName } from './device.ts'
import type { SessionRow } from './store.ts'

const refreshDays = 30
/** Two tabs that refresh at the same moment both send the token of before. */
const graceMs = 10_000

export const newSessionId = () => randomBytes(12).toString('base64url')
export const refreshExpiry = (now: Date) => new Date(now.getTime() + refreshDays * 86_400_000)

/** A refresh token is `<session id>.<secret>`; null when it cannot be one. */
export function parseRefreshToken(token: string | undefined): { readonly sid: string; readonly secret: string } | null {
  const [sid, secret, ...rest] = (token ?? '').split('.')
  return sid && secret && rest.length === 0 ? { sid, secret } : null
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/**
 * What a presented refresh secret means: `current` is exchanged for a new one; `recent` is the one of a moment ago and
 * gets an access token only; `reused` was stolen or replayed and ends the session; `expired` is simply over.
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
