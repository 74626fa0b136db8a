import type { Bracket, EntrantId } from '../index.ts'
import { draw, report } from '../index.ts'

/** Ids that differ from the seeds, so that a test notices when the two are mixed up. */
export function entrantsOf(count: number): EntrantId[] {
  return Array.from({ length: count }, (_, index) => 1000 + index)
}

/** A small seeded generator (mulberry32, public domain): the same choices in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Plays every match that is open, in number order, and hands each result to `pick`. */
export function playOut(start: Bracket, pick: (participants: readonly EntrantId[]) => EntrantId | null): Bracket {
  let bracket = start
  for (const { number } of start.matches) {
    const match = bracket.matches[number - 1]
    if (match?.status !== 'ready') continue
    const winner = pick(match.participants.filter(slot => slot !== null))
    bracket = report(bracket, number, winner === null ? { outcome: 'double_loss' } : { winner }).bracket
  }
  return bracket
}

export function playedBracket(count: number, third_place = false, seed = count): Bracket {
  const random = seededRandom(seed)
  const start = draw('single_elimination', entrantsOf(count), { third_place })
  return playOut(start, ([first, second]) => (random() < 0.5 ? first : second) ?? null)
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
