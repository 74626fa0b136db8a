import { AppError } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import type { FastifyRequest } from 'fastify'
import { requireUsable } from '../accounts/rules.ts'
import { type AccountRow, findById } from '../accounts/store.ts'
import type { HasNeededFactor } from '../second-factor/sign-in-step.ts'
import { hashSecret, newSecret } from '../secret-text.ts'
import { sessionEnded } from './events.ts'
import { judgeRefresh, parseRefreshToken, refreshExpiry } from './rules.ts'
import { deleteSession, lockSession, rotateSession } from './store.ts'

export const signInAgain = () => new AppError('TOKEN_INVALID', 'You are signed out. Sign in again.')

export interface Refreshed {
  readonly account: AccountRow
  readonly sid: string
  /** When the session began: when the person showed who they are. */
  readonly signedInAt: Date
  /** The refresh token that takes the place of the one shown; null for the second of two that came at once. */
  readonly replacement: { readonly token: string; readonly expires: Date } | null
}

/** Exchanges a refresh token, wherever it was sent. @throws AppError TOKEN_INVALID, or 403 for the banned */
export type Refresh = (request: FastifyRequest, token: string | undefined) => Promise<Refreshed>

/**
 * How refresh tokens are exchanged: each once, and one that comes again ends its session. So does a role that needs a
 * second factor which the person does not have.
 */
export function refreshing({ change }: Service, hasNeededFactor: HasNeededFactor): Refresh {
  return async (request, token) => {
    const presented = parseRefreshToken(token)
    if (!presented) throw signInAgain()
    const now = new Date()
    const { sid, secret } = presented
    const next = newSecret()
    const expires = refreshExpiry(now)
    const outcome = await change({ actor_id: null, request_id: request.id }, async (tx, emit) => {
      const session = await lockSession(tx, sid)
      if (!session) return null
      const account = await findById(tx, session.account_id)
      const verdict = judgeRefresh(session, secret, now)
      const isUsable = verdict === 'current' || verdict === 'recent'
      if (!isUsable || !account || !(await hasNeededFactor(tx, account))) {
        await deleteSession(tx, sid)
        emit(sessionEnded(session.account_id, sid))
        return null
      }
      if (verdict === 'current') {
        await rotateSession(tx, sid, {
          refresh_hash: hashSecret(next),
          previous_hash: session.refresh_hash,
          expires_at: expires.toISOString(),
          address: request.ip,
        })
      }
      return { account, signedInAt: new Date(session.created_at), isRotated: verdict === 'current' }
    })
    if (!outcome) throw signInAgain()
    const { account, signedInAt, isRotated } = outcome
    requireUsable(account)
    return { account, sid, signedInAt, replacement: isRotated ? { token: `${sid}.${next}`, expires } : null }
  }
}
