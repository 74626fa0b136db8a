import { beginTotp, confirmTotp, finishLogin, login } from '@gym-it/contracts'
import { call, refusal, type Target } from '@gym-it/service-kit/testing'
import { Secret, TOTP } from 'otpauth'
import { password } from './standing.ts'

const stepMs = 30_000

/** The code that an authenticator app shows so many steps of 30 seconds from now. */
export const codeOf = (secret: string, stepsFromNow = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsFromNow * stepMs })

/** Sets up an app with the code of the step before, so that those of now and of the next step are still good. */
export async function enrolTotp(app: Target, as: string) {
  const begun = (await call(app, beginTotp, { as, body: {} })).body
  const code = codeOf(begun.totp.secret, -1)
  const { body } = await call(app, confirmTotp, { as, body: { challenge: begun.challenge, code } })
  return { secret: begun.totp.secret, factor: body.factor, recoveryCodes: body.recovery_codes ?? [] }
}

/** Signs in as far as the password leads; answers what the second step needs. */
export async function firstStep(app: Target, email: string, headers: Record<string, string> = {}) {
  const problem = await refusal(app, login, 'SECOND_FACTOR_REQUIRED', { body: { email, password }, headers })
  return { ...problem, challenge: problem.challenge ?? '' }
}

/** Signs in with password and code; answers the session. */
export async function signInWithCode(app: Target, email: string, code: string) {
  const { challenge } = await firstStep(app, email)
  return call(app, finishLogin, { body: { challenge, code } })
}
