import { AppError, login, logout, refreshSession, type Session } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import { normalizeEmail, requireUsable } from '../accounts/rules.ts'
import { type AccountRow, findByEmail, findById } from '../accounts/store.ts'
import type { Config } from '../config.ts'
import { verifyPassword } from '../passwords.ts'
import { sessionEnded, sessionStarted } from './events.ts'
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.ts'
import { hashRefreshSecret, judgeRefresh, newSecret, newSessionId, parseRefreshToken, refreshExpiry } from './rules.ts'
import { deleteSession, insertSession, lockSession, rotateSession } from './store.ts'

const signInAgain = () => new AppError('TOKEN_INVALID', 'You are signed out. Sign in again.')
const longestUserAgent = 300

export function sessionRoutes({ route, sql, change, accessTokens }: Service, config: Config): void {
  const sessionView = (account: AccountRow, sid: string): Session => {
    const { id, email, role, full_name, access_version } = account
    return {
      access_token: accessTokens.sign({ user_id: id, role, email, sid, ver: access_version }),
      token_type: 'Bearer',
      expires_in: config.JWT_ACCESS_TOKEN_EXPIRES,
      user: { id, email, role, full_name },
    }
  }

  route(login, async ({ body, request, reply }) => {
    const account = await findByEmail(sql, normalizeEmail(body.email))
    if (!(await verifyPassword(account?.password_hash, body.password)) || !account) {
      throw new AppError('CREDENTIALS_WRONG', 'The e-mail or the password is wrong.')
    }
    requireUsable(account)
    const sid = newSessionId()
    const secret = newSecret()
    const expires = refreshExpiry(new Date())
    // Not the caller's `change`: an answer with tokens in it is never kept for a retry.
    await change({ actor_id: account.id, request_id: request.id }, async (tx, emit) => {
      await insertSession(tx, {
        id: sid,
        account_id: account.id,
        refresh_hash: hashRefreshSecret(secret),
        expires_at: expires.toISOString(),
        user_agent: request.headers['user-agent']?.slice(0, longestUserAgent) ?? null,
      })
      emit(sessionStarted(account.id, sid))
    })
    setRefreshCookie(request, reply, `${sid}.${secret}`, expires)
    return sessionView(account, sid)
  })

  route(refreshSession, async ({ request, reply }) => {
    const presented = parseRefreshToken(readRefreshCookie(request))
    if (!presented) throw signInAgain()
    const now = new Date()
    const { sid, secret } = presented
    const replacement = newSecret()
    const expires = refreshExpiry(now)
    const outcome = await change({ actor_id: null, request_id: request.id }, async (tx, emit) => {
      const session = await lockSession(tx, sid)
      if (!session) return null
      const account = await findById(tx, session.account_id)
      const verdict = judgeRefresh(session, secret, now)
      if (verdict === 'reused' || verdict === 'expired' || !account) {
        await deleteSession(tx, sid)
        emit(sessionEnded(session.account_id, sid))
        return null
      }
      if (verdict === 'current') {
        await rotateSession(tx, sid, {
          refresh_hash: hashRefreshSecret(replacement),
          previous_hash: session.refresh_hash,
          expires_at: expires.toISOString(),
        })
      }
      return { account, rotated: verdict === 'current' }
    })
    if (!outcome) {
      clearRefreshCookie(reply)
      throw signInAgain()
    }
    requireUsable(outcome.account)
    if (outcome.rotated) setRefreshCookie(request, reply, `${sid}.${replacement}`, expires)
    return sessionView(outcome.account, sid)
  })

  route(logout, async ({ actor, reply, change: changeOnce }) => {
    clearRefreshCookie(reply)
    return changeOnce(async (tx, emit) => {
      if (await deleteSession(tx, actor.sid)) emit(sessionEnded(actor.id, actor.sid))
      return { detail: 'Signed out' }
    })
  })
}
