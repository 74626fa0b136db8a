import type { EntrantId, Format } from '../bracket.ts'
import { MOST_ENTRANTS } from '../elimination/seed-order.ts'
import { EngineError } from '../engine-error.ts'

/** Throws ENTRANTS_TOO_FEW, ENTRANTS_TOO_MANY, ENTRANT_INVALID, ENTRANT_TWICE. */
export function checkEntrants(format: Format, entrants: readonly EntrantId[]): void {
  if (entrants.length < 2) throw new EngineError('ENTRANTS_TOO_FEW', 'A bracket needs at least two entrants.')
  if (entrants.length > MOST_ENTRANTS) {
    throw new EngineError('ENTRANTS_TOO_MANY', `A bracket holds at most ${MOST_ENTRANTS} entrants.`)
  }
  if (format === 'round_robin' && entrants.length > mostInRoundRobin) {
    throw new EngineError('ENTRANTS_TOO_MANY', `A round robin holds at most ${mostInRoundRobin} entrants.`)
  }
  const seen = new Set<EntrantId>()
  for (const entrant of entrants) {
    if (!Number.isSafeInteger(entrant)) {
      throw new EngineError('ENTRANT_INVALID', `An entrant is named by a whole number, not by ${entrant}.`)
    }
    if (seen.has(entrant)) {
      throw new EngineError('ENTRANT_TWICE', `Entrant ${entrant} stands in the draw twice.`, { entrant })
    }
    seen.add(entrant)
  }
}

/** Beyond this every entrant would meet more than a thousand others. */
const mostInRoundRobin = 1024

/** Every entrant in exactly one group. Throws OPTION_IMPOSSIBLE. */
export function checkGroups(
  format: Format,
  entrants: readonly EntrantId[],
  groups: readonly (readonly EntrantId[])[],
  wanted = groups.length,
): void {
  const refuse = (message: string): never => {
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'groups' })
  }
  if (format !== 'round_robin' && format !== 'groups_knockout') refuse(`The format ${format} has no groups.`)
  const placed = groups.flat()
  const known = new Set(entrants)
  if (placed.length !== known.size || new Set(placed).size !== known.size || placed.some(id => !known.has(id))) {
    refuse('Every entrant plays in exactly one group.')
  }
  if (groups.length !== wanted) refuse(`${wanted} groups are wanted, and ${groups.length} are given.`)
  if (groups.some(group => group.length < 2)) refuse('A group needs at least two entrants.')
}
