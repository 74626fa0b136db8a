import type { Totp } from '@gym-it/contracts'
import { Secret, TOTP } from 'otpauth'

const issuer = 'GYM IT'
/** The steps of 30 seconds before and after the present one whose codes are taken: clocks differ. */
const window = 1

const totpOf = (secret: Secret, label: string) => new TOTP({ issuer, label, secret })

/** A new secret of 160 bits for an authenticator app, which shows it under `label`. */
export function newTotp(label: string): Totp {
  const totp = totpOf(new Secret({ size: 20 }), label)
  return { secret: totp.secret.base32, uri: totp.toString() }
}

/** The step of 30 seconds since 1970 that a code belongs to (RFC 6238), or null when it is none of about now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const timestamp = now.getTime()
  const totp = totpOf(Secret.fromBase32(secret), '')
  const delta = totp.validate({ token, timestamp, window })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}
