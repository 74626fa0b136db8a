import { settle } from './advance.ts'
import type { Bracket, BracketOptions, DrawOptions, EntrantId, Format, MatchNode, MatchResult } from './bracket.ts'
import { EngineError } from './engine-error.ts'
import { matchAt } from './match-at.ts'
import { recall } from './result.ts'
import { MOST_ENTRANTS } from './seed-order.ts'
import { singleElimination } from './single-elimination.ts'

/** A format is the graph it builds; everything after the draw works on the graph alone. */
const formats: Readonly<Record<Format, (entrants: number, options: BracketOptions) => MatchNode[]>> = {
  single_elimination: singleElimination,
}

/**
 * Draws a bracket for 2 to 16,384 entrants, best seed first. Byes go to the top seeds and are settled at once. With two
 * entrants there is no third-place match. Throws ENTRANTS_TOO_FEW, ENTRANTS_TOO_MANY, ENTRANT_INVALID, ENTRANT_TWICE,
 * OPTION_IMPOSSIBLE.
 *
 * @example
 * const bracket = draw('single_elimination', [10, 20, 30], { third_place: true })
 * bracket.matches.map(match => match.label) // → ['Semi-final', 'Semi-final', 'Third place', 'Final']
 * bracket.matches.map(match => match.status) // → ['bye', 'ready', 'waiting', 'waiting']
 */
export function draw(format: Format, entrants: readonly EntrantId[], options: DrawOptions = {}): Bracket {
  return restore(format, entrants, options, [])
}

/**
 * Rebuilds a bracket from what was stored: the draw and the recorded results, in any order (of two for one match the
 * later counts). The games are not judged again, so a rule that changes later leaves played tournaments as they were.
 * Throws as `draw` does, MATCH_UNKNOWN, and as `report` does where a result does not fit its match.
 *
 * @example
 * const result = { winner: 20, outcome: 'walkover', games: [], score: null }
 * champion(restore('single_elimination', [10, 20], {}, [[1, result]])) // → 20
 */
export function restore(
  format: Format,
  entrants: readonly EntrantId[],
  options: DrawOptions,
  results: Iterable<readonly [number, MatchResult]>,
): Bracket {
  const chosen = checkOptions(format, options)
  checkEntrants(entrants)
  const nodes = formats[format](entrants.length, chosen)
  const stored = new Map(results)
  for (const number of stored.keys()) matchAt(nodes, number)
  const matches = settle(nodes, entrants, match => {
    const result = stored.get(match.number)
    return result === undefined ? null : recall(match, result)
  })
  return { format, options: chosen, entrants: [...entrants], matches, rounds: nodes.at(-1)?.round ?? 0 }
}

function checkOptions(format: Format, options: DrawOptions): BracketOptions {
  if (!Object.hasOwn(formats, format)) {
    throw new EngineError('OPTION_IMPOSSIBLE', `There is no format "${format}".`, { option: 'format' })
  }
  const unknown = Object.keys(options).find(option => option !== 'third_place')
  if (unknown !== undefined) {
    const message = `The format ${format} has no option "${unknown}".`
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: unknown })
  }
  const { third_place = false } = options
  if (typeof third_place !== 'boolean') {
    throw new EngineError('OPTION_IMPOSSIBLE', 'The option "third_place" is either true or false.', {
      option: 'third_place',
    })
  }
  return { third_place }
}

function checkEntrants(entrants: readonly EntrantId[]): void {
  if (entrants.length < 2) throw new EngineError('ENTRANTS_TOO_FEW', 'A bracket needs at least two entrants.')
  if (entrants.length > MOST_ENTRANTS) {
    throw new EngineError('ENTRANTS_TOO_MANY', `A bracket holds at most ${MOST_ENTRANTS} entrants.`)
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
