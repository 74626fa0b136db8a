import type { Operation, ReplyOf } from '@gym-it/contracts'
import { ApiProblem } from './problem.ts'
import { type InputOf, requestAt } from './requests.ts'

export interface CallsOptions {
  /** Such as `https://gym.example/api/v1`. */
  readonly base: string
  /** The access token of the moment, or undefined when nobody is signed in. */
  readonly token?: () => Promise<string | undefined>
  /** A new token after one was refused, or undefined when the session is over. */
  readonly renew?: () => Promise<string | undefined>
  /** How long the answer to a read may take to begin, in milliseconds; as long as the network holds on when left out. */
  readonly readPatienceMs?: number
}

export interface Sending {
  /** The key that a write was born with, when it is sent once more; a new one when left out. */
  readonly idempotencyKey?: string
  /** Asks once, without repeating what may pass: the caller comes back to it. */
  readonly isOnce?: boolean
  /** The version that a change was made from: it is refused (VERSION_STALE) once there is a newer one. */
  readonly version?: number
}

/**
 * Calls the API: `call(getTournament, { params: { id: 3 } })`. Signs the call when someone is signed in, renews the
 * session once on a 401, and makes writes safe to repeat. Throws an ApiProblem.
 */
export type Calls = <O extends Operation>(operation: O, input: InputOf<O>, sending?: Sending) => Promise<ReplyOf<O>>

const retryAfterMs = [400, 1500]
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Answers that may come from a restart or bad wifi. A write is repeated under its key, so it still counts once. */
const isPassing = (error: unknown) => error instanceof ApiProblem && (error.status === 0 || error.status === 503)

async function withRetry<T>(attempts: readonly number[], work: () => Promise<T>): Promise<T> {
  for (const wait of attempts) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error)) throw error
      await pause(wait)
    }
  }
  return work()
}

/** 128 random bits as hex. Not `randomUUID`: browsers leave that out on plain http, where many gyms will run this. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}

export function createCalls({ base, token, renew, readPatienceMs }: CallsOptions): Calls {
  return async (operation, input, { idempotencyKey, isOnce = false, version } = {}) => {
    const writes = operation.method !== 'GET'
    const key = writes ? (idempotencyKey ?? newIdempotencyKey()) : undefined
    const signsIn = operation.service === 'auth-service' && operation.access === 'public'
    const attempt = (used: string | undefined) =>
      withRetry(writes && !isOnce ? retryAfterMs : [], () =>
        requestAt(base, operation, input, {
          token: used,
          idempotencyKey: key,
          version,
          patienceMs: writes ? undefined : readPatienceMs,
        }),
      )
    const first = signsIn ? undefined : await token?.()
    try {
      return await attempt(first)
    } catch (error) {
      if (first === undefined || !(error instanceof ApiProblem) || error.status !== 401) throw error
      const renewed = await renew?.()
      if (renewed === undefined) throw error
      return attempt(renewed)
    }
  }
}
