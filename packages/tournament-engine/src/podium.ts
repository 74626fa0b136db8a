import type { Bracket, EntrantId } from './bracket.ts'
import { placings } from './elimination/placings.ts'
import { standings } from './standings.ts'

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
export function isComplete({ matches, format, pairings, rounds }: Bracket): boolean {
  if (format === 'swiss' && pairings.length < rounds) return false
  return matches.every(({ status }) => status === 'completed' || status === 'bye')
}

/**
 * Who has won the tournament, or null while nobody has.
 *
 * @example
 * champion(report(draw('single_elimination', [10, 20]), 1, { winner: 20 }).bracket) // → 20
 */
export function champion(bracket: Bracket): EntrantId | null {
  return podium(bracket).find(({ place }) => place === 1)?.entrant ?? null
}

/**
 * The first three places as far as they are settled, in order: in a knockout as soon as nothing can change them, in a
 * table when all is played. Shared places stand more than once; a double loss leaves its place vacant.
 *
 * @example
 * podium(report(draw('single_elimination', [10, 20]), 1, { winner: 20 }).bracket) // → [{ place: 1, entrant: 20 }, { place: 2, entrant: 10 }]
 */
export function podium(bracket: Bracket): PodiumPlace[] {
  const byTable = bracket.format === 'round_robin' || bracket.format === 'swiss'
  if (byTable) return isComplete(bracket) ? firstThree(standings(bracket).filter(({ group }) => group === null)) : []
  const settled = [...placings(bracket)].filter(([, placing]) => placing.settled)
  return firstThree(settled.map(([entrant, { place }]) => ({ place, entrant })))
}

const firstThree = (rows: readonly PodiumPlace[]): PodiumPlace[] =>
  rows
    .filter(({ place }) => place <= 3)
    .map(({ place, entrant }) => ({ place, entrant }))
    .sort((one, two) => one.place - two.place)
