import { EngineError } from '../engine-error.ts'

/** Matches lie in number order, so number n is at n - 1. Throws MATCH_UNKNOWN. */
export function matchAt<M>(matches: readonly M[], number: number): M {
  const match = matches[number - 1]
  if (match === undefined) throw new EngineError('MATCH_UNKNOWN', `There is no match ${number}.`, { match: number })
  return match
}
