import type { Operation, ReplyOf } from '@gym-it/contracts'
import { ApiProblem } from './api-problem.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { type InputOf, request } from './request.ts'
import { currentToken, refresh } from './session.ts'

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

/**
 * Calls the API: `call(getTournament, { params: { id: 3 } })`. Signs the call when someone is signed in, renews the
 * session once on a 401, and makes writes safe to repeat. Throws an ApiProblem.
 */
export async function call<O extends Operation>(operation: O, input: InputOf<O>): Promise<ReplyOf<O>> {
  const writes = operation.method !== 'GET'
  const key = writes ? idempotencyKey() : undefined
  const signsIn = operation.service === 'auth-service' && operation.access === 'public'
  const token = signsIn ? undefined : await currentToken()
  const attempt = (usedToken: string | undefined) =>
    withRetry(writes ? retryAfterMs : [], () => request(operation, input, { token: usedToken, idempotencyKey: key }))
  try {
    return await attempt(token)
  } catch (error) {
    if (token === undefined || !(error instanceof ApiProblem) || error.status !== 401) throw error
    const renewed = await refresh()
    if (renewed === undefined) throw error
    return attempt(renewed)
  }
}
