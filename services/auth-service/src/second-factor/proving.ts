import { AppError } from '@gym-it/contracts'
import type { Actor } from '@gym-it/service-kit'
import type { FastifyRequest } from 'fastify'
import type { CheckPassword } from '../passwords/checking.ts'
import { isRecent } from './rules.ts'

/**
 * Before anything that changes how somebody signs in: a sign-in of the last five minutes, or the password, so that an
 * unlocked phone is not enough. @throws AppError SIGN_IN_OLD, PASSWORD_WRONG or RATE_LIMITED
 */
export type RequireProof = (
  actor: Actor,
  body: { readonly password?: string },
  request: FastifyRequest,
) => Promise<void>

export function proving(checkPassword: CheckPassword): RequireProof {
  return async (actor, { password }, request) => {
    if (isRecent(actor.signedInAt, new Date())) return
    if (password === undefined) throw new AppError('SIGN_IN_OLD', 'Write your password to do this.')
    const checked = await checkPassword(actor.email, password, request.ip)
    if (checked?.account.id !== actor.id) throw new AppError('PASSWORD_WRONG', 'The password is wrong.')
  }
}
