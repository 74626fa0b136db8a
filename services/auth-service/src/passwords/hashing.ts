import { hash, verify } from '@node-rs/argon2'
import type { Config } from '../config.ts'
import { fitsEarlierHash } from './earlier-hashes.ts'
import { openWaitingLine } from './waiting-line.ts'

/** Makes and checks password hashes: on the thread pool, and never more at once than the configuration says. */
export interface Passwords {
  /** The argon2id hash of a password, in PHC form. @throws AppError UNAVAILABLE when too many wait */
  hash(password: string): Promise<string>
  /** Whether the password fits a hash, of this system or the earlier one. @throws AppError UNAVAILABLE */
  verify(stored: string, password: string): Promise<boolean>
  /** Whether a stored hash was made otherwise than new ones are. */
  isOutdated(stored: string): boolean
  /** How new hashes are made: the part of a hash before its salt. */
  readonly kind: string
}

export type HashingConfig = Pick<
  Config,
  'PASSWORD_MEMORY_KIB' | 'PASSWORD_PASSES' | 'PASSWORD_LANES' | 'PASSWORD_HASHES_AT_ONCE' | 'PASSWORD_HASHES_WAITING'
>

/** A person gives up about then, and the gateway does a little later. */
const patienceMs = 5_000

/** The same letters can be typed as different code points on different keyboards (RFC 8265, 4.2.2). */
const typed = (password: string) => password.normalize('NFC')

/** Sets up hashing with the configured cost. */
export function createPasswords(config: HashingConfig): Passwords {
  const parameters = {
    memoryCost: config.PASSWORD_MEMORY_KIB,
    timeCost: config.PASSWORD_PASSES,
    parallelism: config.PASSWORD_LANES,
  }
  const kind = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}`
  const line = openWaitingLine({
    atOnce: config.PASSWORD_HASHES_AT_ONCE,
    places: config.PASSWORD_HASHES_WAITING,
    patienceMs,
  })
  return {
    kind,
    hash: password => line.run(() => hash(typed(password), parameters)),
    verify: (stored, password) =>
      line.run(() =>
        stored.startsWith('$argon2') ? verify(stored, typed(password)) : fitsEarlierHash(stored, password),
      ),
    isOutdated: stored => !stored.startsWith(`${kind}$`),
  }
}
