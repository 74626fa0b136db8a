import type { EntrantId } from '../../bracket.ts'
import { sha256 } from '../../seeding/sha256.ts'
import type { Criterion } from '../ranking.ts'

/**
 * Draws lots: who is drawn first among the level has the lot 1. The lot follows from the published seed and the
 * entrant's number alone (the lowest SHA-256 of "seed:lots:entrant" first), so everybody can draw it again, and it
 * stays the same whoever else is level.
 */
export function lots(seed: string): Criterion {
  const numbersOf = (level: readonly EntrantId[]): Map<EntrantId, number[]> => {
    const drawn = level
      .map(entrant => ({ entrant, words: sha256(`${seed}:lots:${entrant}`) }))
      .sort((one, two) => compare(one.words, two.words))
    return new Map(drawn.map(({ entrant }, index) => [entrant, [index + 1]]))
  }
  return { rule: 'lots', names: ['lots'], numbersOf, lowFirst: true }
}

function compare(one: Uint32Array, two: Uint32Array): number {
  const at = one.findIndex((word, index) => word !== two[index])
  return (one[at] ?? 0) - (two[at] ?? 0)
}
