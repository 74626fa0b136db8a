import { AppError } from '@gym-it/contracts'
import { clientNetwork, type Service } from '@gym-it/service-kit'
import { type Config, confirmsEmail } from '../config.ts'
import { type Gate, type GuessGates, guessGates, registrationGates, resetMailGates } from './rules.ts'
import { admit, count, type Place, takeBack, trust } from './store.ts'
import { openUnderWay } from './under-way.ts'

/** A check that was let through; one of the three must be said of it. */
export interface Attempt {
  succeeded(): Promise<void>
  failed(): Promise<void>
  /** It was not checked after all. */
  undo(): Promise<void>
}

/** Slows down guessing, by account and by address, for all replicas together. Nobody is locked out for good. */
export interface Throttle {
  /**
   * Before a password is checked, with what was read of the place of the personal gate: the common sign-in costs that
   * read and no write. @throws AppError RATE_LIMITED with the seconds to wait
   */
  beforePassword(gates: GuessGates, place: Place): Promise<Attempt>
  /** Before a code of a second factor is checked; a right password forgives nothing here. @throws AppError RATE_LIMITED */
  beforeCode(email: string, address: string): Promise<Attempt>
  /** Before a mail for a forgotten password goes to an address that anybody may have typed. @throws AppError RATE_LIMITED */
  beforeResetMail(email: string, address: string): Promise<void>
  /** Before somebody registers; before the hash, which others wait for too. @throws AppError RATE_LIMITED */
  beforeRegistration(email: string, address: string): Promise<void>
  /** The person has just registered there, or followed a link that was mailed to them. */
  trust(email: string, address: string): Promise<void>
}

const slowDown = (wait: number) =>
  new AppError('RATE_LIMITED', `Too many attempts. Try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`, {
    retryAfter: wait,
  })

/** Where nobody has failed, so many checks at once in one process are counted afterwards, and not beforehand. */
const mostUncounted = 3

/** Sets up throttling in the service's database. */
export function createThrottle({ sql }: Service, config: Config): Throttle {
  const pass = async (gates: readonly [Gate, ...Gate[]]): Promise<void> => {
    const { wait } = await admit(sql, gates, [])
    if (wait > 0) throw slowDown(wait)
  }
  const underWay = openUnderWay(mostUncounted)
  const countedBefore = async ({ personal, shared, place }: GuessGates): Promise<Attempt> => {
    const { wait, is_trusted } = await admit(sql, [personal, shared], [place])
    if (wait > 0) throw slowDown(wait)
    const undone = is_trusted ? [] : [shared]
    return {
      succeeded: async () => void (await Promise.all([trust(sql, personal), takeBack(sql, undone)])),
      failed: () => count(sql, place),
      undo: () => takeBack(sql, [personal, ...undone]),
    }
  }
  return {
    async beforePassword(gates, { is_at_ease, is_fading }) {
      const { personal, place } = gates
      const leave = is_at_ease && underWay.enter(personal.key)
      if (!leave) return countedBefore(gates)
      return {
        succeeded: () => (is_fading ? trust(sql, personal) : Promise.resolve()).finally(leave),
        failed: async () => void (await Promise.all([count(sql, personal), count(sql, place)]).finally(leave)),
        undo: async () => leave(),
      }
    },
    // A code is short enough to be guessed by many at once, so each is counted beforehand.
    beforeCode: (email, from) => countedBefore(guessGates('code', email, clientNetwork(from))),
    beforeResetMail: (email, from) => pass(resetMailGates(email, clientNetwork(from))),
    beforeRegistration: (email, from) =>
      pass(registrationGates(clientNetwork(from), config.REGISTRATIONS_PER_HOUR, confirmsEmail(config) ? email : null)),
    trust: (email, from) => trust(sql, guessGates('password', email, clientNetwork(from)).personal),
  }
}
