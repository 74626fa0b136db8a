import { createHmac } from 'node:crypto'
import { AppError, type Session } from '@gym-it/contracts'
import type { FastifyRequest } from 'fastify'
import { normalizeEmail } from '../accounts/rules.ts'
import { keyFor } from '../secret-text.ts'

/** Signs somebody in and writes down how it ended; answers and throws as signing in does. */
export type LogSignIn = (request: FastifyRequest, email: string, signIn: () => Promise<Session>) => Promise<Session>

/**
 * How sign-ins are written down, one line each (OWASP ASVS 5, 16.3.1). An address is told by a keyed hash: the same for
 * all attempts on it, and of no use to who reads the log without `SECRET_KEY`.
 */
export function signInLogging(secretKey: string): LogSignIn {
  const key = keyFor('gym-it log of sign-ins', secretKey)
  const hashOf = (email: string) => createHmac('sha256', key).update(normalizeEmail(email)).digest('base64url')
  return async (request, email, signIn) => {
    const account = hashOf(email)
    try {
      const session = await signIn()
      request.log.info({ account, user_id: session.user.id, outcome: 'SIGNED_IN' }, 'sign-in')
      return session
    } catch (error) {
      const outcome = error instanceof AppError ? error.code : 'FAILED'
      request.log.info({ account, outcome }, 'sign-in')
      throw error
    }
  }
}
