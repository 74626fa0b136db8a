import {
  AppError,
  endSession,
  endSessions,
  exchangeRefreshToken,
  listSessions,
  login,
  logout,
  refreshSession,
} from '@gym-it/contracts'
import type { Service } from '@gym-it/service-kit'
import type { CheckPassword } from '../passwords/checking.ts'
import type { HasNeededFactor } from '../second-factor/sign-in-step.ts'
import { endSessionsOf, sessionEnded } from './events.ts'
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.ts'
import { refreshing } from './refreshing.ts'
import { type SuccessorOf, sessionView } from './rules.ts'
import { type OpenSession, type RequireSecondStep, type SessionOf, wrongCredentials } from './sign-in.ts'
import type { LogSignIn } from './sign-in-log.ts'
import { deleteSessionOf, listSessionsOf } from './store.ts'

export interface SessionParts {
  readonly checkPassword: CheckPassword
  readonly logSignIn: LogSignIn
  readonly requireSecondStep: RequireSecondStep
  readonly successorOf: SuccessorOf
  readonly hasNeededFactor: HasNeededFactor
  readonly openSession: OpenSession
  readonly sessionOf: SessionOf
}

export function sessionRoutes(service: Service, parts: SessionParts): void {
  const { route, sql } = service
  const { checkPassword, logSignIn, requireSecondStep, successorOf, hasNeededFactor, openSession, sessionOf } = parts
  const refresh = refreshing(service, successorOf, hasNeededFactor)

  route(login, async ({ body, request, reply }) =>
    logSignIn(request, body.email, async () => {
      const checked = await checkPassword(body.email, body.password, request.ip)
      if (!checked) throw wrongCredentials()
      const { hasFactor, ...shown } = checked
      const signIn = { ...shown, request, reply, isTokenInBody: body.token_in_body === true }
      await requireSecondStep(signIn, hasFactor)
      return openSession(signIn)
    }),
  )

  route(refreshSession, async ({ request, reply }) => {
    const { account, sid, signedInAt, replacement } = await refresh(request, readRefreshCookie(request)).catch(
      error => {
        if (error instanceof AppError && error.code === 'TOKEN_INVALID') clearRefreshCookie(reply)
        throw error
      },
    )
    setRefreshCookie(request, reply, replacement.token, replacement.expires)
    return sessionOf(account, sid, signedInAt)
  })

  route(exchangeRefreshToken, async ({ body, request }) => {
    const { account, sid, signedInAt, replacement } = await refresh(request, body.refresh_token)
    return sessionOf(account, sid, signedInAt, replacement.token)
  })

  route(logout, async ({ actor, reply, change }) => {
    clearRefreshCookie(reply)
    return change(async (tx, emit) => {
      if (await deleteSessionOf(tx, actor.id, actor.sid)) emit(sessionEnded(actor.id, actor.sid))
      return { detail: 'Signed out' }
    })
  })

  route(listSessions, async ({ actor }) => {
    const sessions = await listSessionsOf(sql, actor.id)
    return { sessions: sessions.map(session => sessionView(session, actor.sid)) }
  })

  route(endSession, async ({ actor, params, change }) =>
    change(async (tx, emit) => {
      if (!(await deleteSessionOf(tx, actor.id, params.id))) {
        throw new AppError('SESSION_UNKNOWN', 'You are not signed in there any more.')
      }
      emit(sessionEnded(actor.id, params.id))
      return { detail: 'Signed out there' }
    }),
  )

  route(endSessions, async ({ actor, query, reply, change }) => {
    if (!query.keep_current) clearRefreshCookie(reply)
    return change(async (tx, emit) => {
      const ended = await endSessionsOf(tx, emit, actor.id, query.keep_current ? actor.sid : null)
      return { detail: query.keep_current ? `Signed out on ${ended} other devices` : 'Signed out everywhere' }
    })
  })
}
