import type { EntrantId } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'

/**
 * The heats of a workout in running order, so that the best go last: `order` is best first, the seeds before the first
 * workout and `fitnessStandings` later. As few heats as the lanes allow, their sizes differing by one at most, the larger
 * last; within a heat the best stands first. Throws OPTION_IMPOSSIBLE for fewer than one lane, ENTRANT_TWICE.
 *
 * @example
 * heats([1, 2, 3, 4, 5, 6, 7], 3) // → [[6, 7], [4, 5], [1, 2, 3]]
 */
export function heats(order: readonly EntrantId[], lanes: number): EntrantId[][] {
  if (!Number.isSafeInteger(lanes) || lanes < 1) {
    throw new EngineError('OPTION_IMPOSSIBLE', `A heat needs at least one lane, not ${lanes}.`, { option: 'lanes' })
  }
  const twice = order.find((id, index) => order.indexOf(id) !== index)
  if (twice !== undefined) {
    throw new EngineError('ENTRANT_TWICE', `Athlete ${twice} stands in the order twice.`, { entrant: twice })
  }
  const count = Math.ceil(order.length / lanes)
  const running: EntrantId[][] = []
  for (let heat = count, from = 0; heat > 0; heat--) {
    const size = Math.ceil((order.length - from) / heat)
    running.unshift(order.slice(from, from + size))
    from += size
  }
  return running
}
