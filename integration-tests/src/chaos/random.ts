import { createHash } from 'node:crypto'

/** Choices that look random and are the same for the same seed. */
export interface Random {
  /** At least `low` and less than `high`. */
  between(low: number, high: number): number
  /** True so often, from 0 to 1. */
  happens(share: number): boolean
  /** @throws RangeError when there is nothing to pick */
  pick<T>(from: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

/** Each part of a run takes a seed of its own, so that its choices do not depend on the others' pace. */
export function openRandom(seed: string): Random {
  let count = 0
  const next = () => createHash('sha256').update(`${seed} ${count++}`).digest().readUInt32BE() / 2 ** 32
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new RangeError('There is nothing to pick from.')
    // Within the list, as was just seen.
    return from[Math.floor(next() * from.length)] as T
  }
  return {
    between: (low, high) => low + next() * (high - low),
    happens: share => next() < share,
    pick,
    shuffled(list) {
      const left = [...list]
      return list.map(() => {
        const taken = pick(left)
        left.splice(left.indexOf(taken), 1)
        return taken
      })
    },
  }
}
