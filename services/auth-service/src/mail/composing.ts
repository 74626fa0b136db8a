import type { Letter, Sql } from '@gym-it/service-kit'
import { findByEmail } from '../accounts/store.ts'
import type { Links } from '../links.ts'
import { resetLinkMinutes } from '../passwords/rules.ts'
import { insertPasswordLink } from '../passwords/store.ts'
import { setRegistrationToken } from '../registrations/store.ts'
import { hashSecret, newSecret } from '../secret-text.ts'
import {
  addedFactorLetter,
  changedPasswordLetter,
  confirmLetter,
  knownAddressLetter,
  removedFactorLetter,
  resetLetter,
  usedRecoveryCodeLetter,
} from './letters.ts'
import type { Mail } from './store.ts'

/** What a mail says at the moment it is sent; null when there is nothing to say to that address. */
export type Compose = (mail: Mail) => Promise<Letter | null>

/**
 * Only here it is looked up whether an address is known: requests that anybody may send do the same work for every
 * address, so their time tells nothing. The secrets of links are made here too, and stored hashed.
 */
export function composing(sql: Sql, links: Links): Compose {
  const reset = async ({ recipient }: Mail) => {
    const account = await findByEmail(sql, recipient)
    if (!account || account.is_banned) return null
    const secret = newSecret()
    await insertPasswordLink(sql, hashSecret(secret), account.id, resetLinkMinutes)
    return resetLetter(links.resetPassword(secret))
  }
  const registration = async ({ recipient, registration_id }: Mail) => {
    if (await findByEmail(sql, recipient)) return knownAddressLetter(links.signIn())
    const secret = newSecret()
    const isWaiting = registration_id !== null && (await setRegistrationToken(sql, registration_id, hashSecret(secret)))
    return isWaiting ? confirmLetter(links.confirmEmail(secret)) : null
  }
  return async mail => {
    switch (mail.kind) {
      case 'password_reset':
        return reset(mail)
      case 'password_changed':
        return changedPasswordLetter(links.forgotPassword())
      case 'second_factor_added':
        return addedFactorLetter(links.forgotPassword())
      case 'second_factor_removed':
        return removedFactorLetter(links.forgotPassword())
      case 'recovery_code_used':
        return usedRecoveryCodeLetter(links.forgotPassword())
      case 'registration':
        return registration(mail)
    }
  }
}
