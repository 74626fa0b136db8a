import { createHmac } from 'node:crypto'
import type { Service } from '@gym-it/service-kit'
import type { Passwords } from './hashing.ts'
import { countHashKinds, type HashKind } from './store.ts'

/** Hashes that stand in for those of people who do not exist. */
export interface Decoys {
  /** A hash that no password fits. The same address always gets one of the same cost. */
  of(email: string): string
}

const refreshMs = 60_000

const hashOfNothing = (kind: string) =>
  kind.startsWith('$argon2')
    ? `${kind}$${'A'.repeat(22)}$${'A'.repeat(43)}`
    : `${kind}$nothing$${'00'.repeat(kind.startsWith('scrypt') ? 64 : 32)}`

/** An evenly spread number from 0 to 1 that only this system can tell of an address. */
const spread = (secret: string, email: string) =>
  createHmac('sha256', secret).update(`decoy:${email}`).digest().readUIntBE(0, 6) / 2 ** 48

/** The kind at this share of all accounts, when they stand in a row by kind. */
export function kindAt(kinds: readonly HashKind[], share: number): string | undefined {
  let left = share * kinds.reduce((sum, { accounts }) => sum + accounts, 0)
  return kinds.find(({ accounts }) => {
    left -= accounts
    return left < 0
  })?.kind
}

/**
 * Sign-in for an unknown address must take as long as for a known one. Hashes of different kinds (older parameters, the
 * earlier system's) take different times, so unknown addresses are given kinds in the shares in which accounts have them.
 */
export function followDecoys(
  { sql, whenMigrated, onClose, onTrouble }: Service,
  passwords: Passwords,
  secret: string,
): Decoys {
  let kinds: readonly HashKind[] = []
  const look = async () => {
    kinds = await countHashKinds(sql)
  }
  whenMigrated(look)
  const timer = setInterval(() => void look().catch(onTrouble), refreshMs)
  timer.unref()
  onClose(async () => clearInterval(timer))
  return { of: email => hashOfNothing(kindAt(kinds, spread(secret, email)) ?? passwords.kind) }
}
