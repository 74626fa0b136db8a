import type { Bracket, EntrantId } from './bracket.ts'
import { placings } from './places.ts'

export interface PodiumPlace {
  readonly place: number
  readonly entrant: EntrantId
}

/**
 * Whether nothing is left to play. Also true where a double loss in the final leaves the title vacant.
 *
 * @example
 * isComplete(draw('single_elimination', [10, 20])) // → false
 */
export function isComplete({ matches }: Bracket): boolean {
  return matches.every(({ status }) => status === 'completed' || status === 'bye')
}

/**
 * The winner of the final, or null while there is none.
 *
 * @example
 * champion(report(draw('single_elimination', [10, 20]), 1, { winner: 20 }).bracket) // → 20
 */
export function champion({ matches }: Bracket): EntrantId | null {
  return matches.at(-1)?.winner ?? null
}

/**
 * The first three places as far as they are settled, in order. Without a third-place match both semi-final losers are
 * third; a double loss leaves its place vacant.
 *
 * @example
 * podium(report(draw('single_elimination', [10, 20]), 1, { winner: 20 }).bracket) // → [{ place: 1, entrant: 20 }, { place: 2, entrant: 10 }]
 */
export function podium(bracket: Bracket): PodiumPlace[] {
  return [...placings(bracket)]
    .filter(([, { place, settled }]) => settled && place <= 3)
    .map(([entrant, { place }]) => ({ place, entrant }))
    .sort((one, two) => one.place - two.place)
}
