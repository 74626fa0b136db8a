import type { EntrantId } from '../bracket.ts'
import { commitTo } from './random.ts'
import { type Entry, type SeedingOptions, seedEntrants } from './seed-entrants.ts'

/**
 * What anyone can check once the random seed is published: that it is the seed promised before the draw, and that the
 * entrants and the options give the order that was drawn (best seed first; the bracket follows from it by `draw`).
 * Throws as `seedEntrants` does.
 *
 * @example
 * const promise = commitTo('spring cup') // published before the entries close
 * const entries = [{ id: 10 }, { id: 20 }, { id: 30 }, { id: 40 }]
 * const drawn = seedEntrants(entries, { seeding: 'random', random_seed: 'spring cup' })
 * verifyDraw('spring cup', promise, entries, { seeding: 'random' }, drawn) // → 'holds'
 * verifyDraw('spring cup', promise, entries, { seeding: 'random' }, [10, 20, 30, 40]) // → 'other_draw'
 * verifyDraw('a better one', promise, entries, { seeding: 'random' }, drawn) // → 'other_seed'
 */
export function verifyDraw(
  seed: string,
  commitment: string,
  entries: readonly Entry[],
  options: SeedingOptions,
  drawn: readonly EntrantId[],
): 'holds' | 'other_seed' | 'other_draw' {
  if (commitTo(seed) !== commitment.trim().toLowerCase()) return 'other_seed'
  const order = seedEntrants(entries, { ...options, random_seed: seed })
  const same = order.length === drawn.length && order.every((id, index) => id === drawn[index])
  return same ? 'holds' : 'other_draw'
}
