import { AppError, hasRole, type Role, type SecondFactor } from '@gym-it/contracts'
import type { FactorRow } from './store.ts'

/** How long a begun sign-in waits for its second step. */
export const signInMinutes = 5
/** How long a new factor waits to be confirmed: an app may have to be installed first. */
export const enrolmentMinutes = 15
export const mostFactors = 10

const recentSeconds = 5 * 60

/** From which role on a second factor is needed. */
export const requirements = ['none', 'admin', 'trainer'] as const
export type Requirement = (typeof requirements)[number]

/** Whether somebody of this role may not be without a second factor. */
export const isRequiredFor = (requirement: Requirement, role: Role): boolean =>
  requirement !== 'none' && hasRole(role, requirement)

/** Whether somebody has shown who they are so lately that it counts for what changes how they sign in. */
export const isRecent = (signedInAt: number, now: Date): boolean => now.getTime() / 1000 - signedInAt <= recentSeconds

/** A factor as its owner sees it: nothing that it is checked with. */
export const factorView = ({ id, kind, name, created_at, last_used_at }: FactorRow): SecondFactor => ({
  ...{ id, kind, name, created_at, last_used_at },
})

/** Which second factor was shown. */
interface Shown {
  readonly code?: unknown
  readonly recovery_code?: unknown
  readonly passkey?: unknown
}

/** @throws AppError INPUT_INVALID unless exactly one second factor is shown */
export function requireOne({ code, recovery_code, passkey }: Shown): void {
  if ([code, recovery_code, passkey].filter(one => one !== undefined).length !== 1) {
    throw new AppError('INPUT_INVALID', 'Send one of code, recovery_code and passkey.')
  }
}

export const challengeInvalid = () =>
  new AppError('CHALLENGE_INVALID', 'This took too long, or was tried too often. Begin again.')

/** What is told of a second factor that was not accepted, by what was shown. */
const wrong = {
  code: 'This code is wrong, or was used already. Wait for the next one.',
  recovery_code: 'This recovery code is wrong, or was used already.',
  passkey: 'This passkey was not accepted. Begin again, or use another way.',
} as const

export const wrongFactor = (shown: Shown) => {
  const kind = shown.passkey ? 'passkey' : shown.recovery_code ? 'recovery_code' : 'code'
  return new AppError('SECOND_FACTOR_WRONG', wrong[kind])
}
