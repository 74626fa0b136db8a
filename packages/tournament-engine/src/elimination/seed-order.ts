import { EngineError } from '../engine-error.ts'

/** Beyond this a knockout has no meaning in a gym, and one draw would fill a browser's memory. */
export const MOST_ENTRANTS = 16_384

/**
 * The seeds from the top of the bracket to its foot, so that seeds 1 and 2 can only meet in the final, 1 to 4 only in
 * the semi-finals, and so on (the usual fold: each seed s of n meets 2n + 1 - s when the bracket doubles).
 * `size` is a power of two up to 16,384; anything else throws OPTION_IMPOSSIBLE.
 *
 * @example
 * seedOrder(8) // → [1, 8, 4, 5, 2, 7, 3, 6]
 */
export function seedOrder(size: number): number[] {
  if (!Number.isInteger(size) || size < 1 || size > MOST_ENTRANTS || !Number.isInteger(Math.log2(size))) {
    const message = `A seed order needs a power of two from 1 to ${MOST_ENTRANTS}, not ${size}.`
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'size' })
  }
  let order = [1]
  while (order.length < size) {
    const mirror = order.length * 2 + 1
    const doubled: number[] = []
    for (const seed of order) doubled.push(seed, mirror - seed)
    order = doubled
  }
  return order
}
