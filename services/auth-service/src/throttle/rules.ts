import { createHash } from 'node:crypto'

/** Something that is counted, and how patient we are with it. */
export interface Gate {
  readonly key: string
  /** So many failures within an hour cost no wait. */
  readonly free: number
  /** The wait doubles from a second up to this. */
  readonly longestSeconds: number
}

// Hashed: whom somebody tried to be, and from where, is nobody's business.
const keyOf = (...parts: readonly string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

/** What is guessed at. */
export type Guessed = 'password' | 'code'

/** One account from one network: those who guess here wait for themselves alone. */
const pair = (guessed: Guessed, email: string, network: string): Gate => ({
  key: keyOf('pair', guessed, email, network),
  free: 10,
  longestSeconds: 900,
})

/**
 * One account from everywhere. The owner may be at a new place meanwhile, so the wait stays short; but for codes, which
 * are short too, and which only somebody can guess at who has the password already.
 */
const account = (guessed: Guessed, email: string): Gate => ({
  key: keyOf('account', guessed, email),
  free: 10,
  longestSeconds: guessed === 'password' ? 60 : 900,
})

/** One network on all accounts. A hall's guests share one address, so it takes many to slow it down. */
const address = (network: string): Gate => ({ key: keyOf('address', network), free: 100, longestSeconds: 60 })

/** What stands before a check. */
export interface GuessGates {
  readonly personal: Gate
  readonly shared: Gate
  readonly place: Gate
}

/** The gates before a check. The first two are counted at once, so that parallel guesses count too. */
export const guessGates = (guessed: Guessed, email: string, network: string): GuessGates => ({
  personal: pair(guessed, email, network),
  shared: account(guessed, email),
  place: address(network),
})

/** Mails of one kind to one address: nobody’s mailbox is filled, and nobody waits because of mails of another kind. */
const mail = (kind: 'reset' | 'registration', email: string): Gate => ({
  key: keyOf('mail', kind, email),
  free: 3,
  longestSeconds: 900,
})

/** What stands before the mail for who has forgotten their password, which anybody may ask for. */
export const resetMailGates = (email: string, network: string): readonly [Gate, Gate] => [
  mail('reset', email),
  { key: keyOf('mail from', network), free: 30, longestSeconds: 60 },
]

/** What stands before registering, which costs a hash whoever asks; and a mail where the address is confirmed. */
export const registrationGates = (
  network: string,
  free: number,
  mailedTo: string | null,
): readonly [Gate, ...Gate[]] => [
  { key: keyOf('register from', network), free, longestSeconds: 60 },
  ...(mailedTo === null ? [] : [mail('registration', mailedTo)]),
]
