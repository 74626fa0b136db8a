import { AppError } from '@gym-it/contracts'
import { clientNetwork, type Service } from '@gym-it/service-kit'
import { normalizeEmail, requireUsable } from '../accounts/rules.ts'
import type { AccountRow } from '../accounts/store.ts'
import { guessGates } from '../throttle/rules.ts'
import type { Throttle } from '../throttle/throttle.ts'
import type { Decoys } from './decoys.ts'
import type { Passwords } from './hashing.ts'
import { readBeforeCheck } from './store.ts'

export interface Checked {
  readonly account: AccountRow
  readonly hasFactor: boolean
  /** A hash of the same password made as new ones are, when the stored one was made otherwise. */
  readonly newHash: string | undefined
}

/**
 * Checks somebody's password as slowly as for anyone else, and counts it against guessing. Undefined when it is wrong or
 * nobody has that address. @throws AppError RATE_LIMITED, UNAVAILABLE, ACCOUNT_BANNED or ACCOUNT_NOT_APPROVED
 */
export type CheckPassword = (email: string, password: string, address: string) => Promise<Checked | undefined>

export interface CheckingParts {
  readonly passwords: Passwords
  readonly decoys: Decoys
  readonly throttle: Throttle
}

/** How passwords are checked, at sign-in and wherever somebody must show that they know theirs. */
export function passwordChecking({ sql }: Service, { passwords, decoys, throttle }: CheckingParts): CheckPassword {
  /** When the line is too long for a second hash, the next sign-in will do it. */
  const newHashOf = (password: string) =>
    passwords.hash(password).catch((error: unknown) => {
      if (error instanceof AppError) return undefined
      throw error
    })
  return async (given, password, address) => {
    const email = normalizeEmail(given)
    const gates = guessGates('password', email, clientNetwork(address))
    const { account, hasFactor, place } = await readBeforeCheck(sql, email, gates.personal)
    const attempt = await throttle.beforePassword(gates, place)
    const fits = await passwords.verify(account?.password_hash ?? decoys.of(email), password).catch(async error => {
      await attempt.undo()
      throw error
    })
    if (!account || !fits) {
      await attempt.failed()
      return undefined
    }
    await attempt.succeeded()
    requireUsable(account)
    const newHash = passwords.isOutdated(account.password_hash) ? await newHashOf(password) : undefined
    return { account, hasFactor, newHash }
  }
}
