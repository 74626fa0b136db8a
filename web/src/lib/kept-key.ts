import { ApiProblem, newIdempotencyKey } from '@gym-it/client'

/** The key under which a write was sent whose outcome is not known yet. */
export interface KeptKey {
  readonly key: string
  /** What was sent, as text. */
  readonly what: string
}

/** The key for a write: while the same is tried again it is the same key, so that all attempts count once. */
export function keyFor(what: unknown, kept: KeptKey | null): KeptKey {
  const text = JSON.stringify(what)
  return kept?.what === text ? kept : { key: newIdempotencyKey(), what: text }
}

const refusals = [400, 404, 409, 413, 422]

/** Whether the server has said that nothing was done; any other failure leaves it open. */
export const isRefusal = (error: unknown): boolean => error instanceof ApiProblem && refusals.includes(error.status)
