import { AppError } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import type { FastifyRequest } from 'fastify'
import { requireUsable } from '../accounts/rules.ts'
import { type AccountRow, findById } from '../accounts/store.ts'
import type { HasNeededFactor } from '../second-factor/sign-in-step.ts'
import { hashSecret } from '../secret-text.ts'
import { sessionEnded } from './events.ts'
import { judgeRefresh, parseRefreshToken, refreshExpiry, type SuccessorOf } from './rules.ts'
import { deleteSession, lockSession, rotateSession } from './store.ts'

export const signInAgain = () => new AppError('TOKEN_INVALID', 'You are signed out. Sign in again.')

export interface Refreshed {
  readonly account: AccountRow
  readonly sid: string
  /** When the session began: when the person showed who they are. */
  readonly signedInAt: Date
  /** The refresh token that takes the place of the one shown. */
  readonly replacement: { readonly token: string; readonly expires: Date }
}

/** Exchanges a refresh token, wherever it was sent. @throws AppError TOKEN_INVALID, or 403 for the banned */
export type Refresh = (request: FastifyRequest, token: string | undefined) => Promise<Refreshed>

/**
 * How refresh tokens are exchanged: each for the same next one, for a moment also after that; one that comes later ends
 * its session. So does a role that needs a second factor which the person does not have.
 */
export function refreshing({ change }: Service, successorOf: SuccessorOf, hasNeededFactor: HasNeededFactor): Refresh {
  return async (request, token) => {
    const presented = parseRefreshToken(token)
    if (!presented) throw signInAgain()
    const now = new Date()
    const { sid, secret } = presented
    const next = successorOf(sid, secret)
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
      const signedInAt = new Date(session.created_at)
      const expires = refreshExpiry(now, signedInAt)
      if (verdict === 'current') {
        await rotateSession(tx, sid, {
          refresh_hash: hashSecret(next),
          previous_hash: session.refresh_hash,
          expires_at: expires.toISOString(),
          address: request.ip,
        })
      }
      return { account, sid, signedInAt, replacement: { token: `${sid}.${next}`, expires } }
    })
    if (!outcome) throw signInAgain()
    requireUsable(outcome.account)
    return outcome
  }
}
