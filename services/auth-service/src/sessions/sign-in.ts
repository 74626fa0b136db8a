import { AppError, type Session } from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { requireUsable } from '../accounts/rules.ts'
import type { AccountRow } from '../accounts/store.ts'
import type { Config } from '../config.ts'
import { replaceHash } from '../passwords/store.ts'
import { hashSecret, newSecret } from '../secret-text.ts'
import { setRefreshCookie } from './refresh-cookie.ts'
import { newSessionId, refreshExpiry } from './rules.ts'
import { insertSession } from './store.ts'

const longestUserAgent = 300

export const wrongCredentials = () => new AppError('CREDENTIALS_WRONG', 'The e-mail or the password is wrong.')

/** Somebody who has shown who they are. */
export interface SignIn {
  /** The account as it was when its password was checked. */
  readonly account: AccountRow
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** The refresh token goes into the answer's body instead of the cookie. */
  readonly isTokenInBody: boolean
  /** A hash of the same password that takes the place of the outdated one. */
  readonly newHash?: string | undefined
}

/** Opens a session; the refresh token is set as a cookie or answered. @throws AppError 401 or 403 */
export type OpenSession = (signIn: SignIn) => Promise<Session>

/**
 * Decides after the right password whether a second step is needed, which takes no look at the database for accounts
 * without a second factor. Throws the AppError that asks for it, and returns when none is needed; who takes the second
 * step elsewhere then calls `OpenSession` themselves.
 */
export type RequireSecondStep = (signIn: SignIn, hasFactor: boolean) => Promise<void>

/** `signedInAt` is when the person showed who they are; a refresh does not change it. */
export type SessionOf = (account: AccountRow, sid: string, signedInAt: Date, refreshToken?: string) => Session

/** The answer that a sign-in or a refresh ends with. */
export const sessionAnswers =
  ({ accessTokens }: Service, config: Config): SessionOf =>
  ({ id, email, role, full_name, access_version }, sid, signedInAt, refreshToken) => ({
    access_token: accessTokens.sign({
      ...{ user_id: id, role, email, sid, ver: access_version },
      auth_time: Math.floor(signedInAt.getTime() / 1000),
    }),
    token_type: 'Bearer',
    expires_in: config.JWT_ACCESS_TOKEN_EXPIRES,
    user: { id, email, role, full_name },
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
  })

/** How a session is opened, whichever way the person showed who they are. */
export function sessionOpening({ sql }: Service, sessionOf: SessionOf): OpenSession {
  return async ({ account, request, reply, isTokenInBody, newHash }) => {
    const sid = newSessionId()
    const secret = newSecret()
    const now = new Date()
    const expires = refreshExpiry(now, now)
    const session = {
      id: sid,
      account_id: account.id,
      refresh_hash: hashSecret(secret),
      expires_at: expires.toISOString(),
      user_agent: request.headers['user-agent']?.slice(0, longestUserAgent) ?? null,
      address: request.ip,
    }
    // A change of password or a ban since the check must not leave a session behind.
    const current = await insertSession(sql, session, account.password_version)
    if (!current) throw wrongCredentials()
    requireUsable(current)
    if (newHash !== undefined) await replaceHash(sql, current.id, account.password_hash, newHash)
    const token = `${sid}.${secret}`
    if (isTokenInBody) return sessionOf(current, sid, now, token)
    setRefreshCookie(request, reply, token, expires)
    return sessionOf(current, sid, now)
  }
}
