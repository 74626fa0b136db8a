import type { Bracket, Draw, EntrantId, Format, Match, MatchResult } from '../bracket.ts'
import { reportedResults, settle } from '../graph/advance.ts'
import { matchAt } from '../graph/match-at.ts'
import { recall } from '../results/result.ts'
import { checkEntrants, checkGroups } from './entrants.ts'
import { formats } from './formats.ts'
import { chooseOptions, type DrawOptions } from './options.ts'

/**
 * Draws a bracket, best seed first. Byes go to the top seeds and are settled at once. `groups` says who plays in which
 * group, where that is settled already. Throws ENTRANTS_TOO_FEW, ENTRANTS_TOO_MANY, ENTRANT_INVALID, ENTRANT_TWICE,
 * OPTION_IMPOSSIBLE.
 *
 * @example
 * const bracket = draw('single_elimination', [10, 20, 30], { third_place: true })
 * bracket.matches.map(match => match.label) // → ['Semi-final', 'Semi-final', 'Third place', 'Final']
 * bracket.matches.map(match => match.status) // → ['bye', 'ready', 'waiting', 'waiting']
 */
export function draw(
  format: Format,
  entrants: readonly EntrantId[],
  options: DrawOptions = {},
  groups?: readonly (readonly EntrantId[])[],
): Bracket {
  if (groups !== undefined) checkGroups(format, entrants, groups, options.groups)
  const chosen = chooseOptions(format, groups === undefined ? options : { ...options, groups: groups.length })
  checkEntrants(format, entrants)
  const { distribute, pairFirst } = formats[format]
  const composed = groups ?? distribute?.(entrants, chosen) ?? []
  const facts: Draw = { format, options: chosen, entrants, groups: composed, pairings: [], withdrawals: [] }
  return layOut(pairFirst === undefined ? facts : { ...facts, pairings: [pairFirst(facts)] }, [])
}

/**
 * The draw of a bracket: what is to be stored beside the reported results.
 *
 * @example
 * drawOf(draw('single_elimination', [10, 20])).entrants // → [10, 20]
 */
export function drawOf({ format, options, entrants, groups, pairings, withdrawals }: Draw): Draw {
  return { format, options, entrants, groups, pairings, withdrawals }
}

/**
 * Rebuilds a bracket from what was stored: the draw and the reported results, in any order (of two for one match the
 * later counts). The games are not judged again, so a rule that changes later leaves played tournaments as they were.
 * Throws as `draw` does, MATCH_UNKNOWN, and as `report` does where a result does not fit its match.
 *
 * @example
 * const result = { winner: 20, outcome: 'walkover', games: [], score: null }
 * champion(restore(drawOf(draw('single_elimination', [10, 20])), [[1, result]])) // → 20
 */
export function restore(facts: Draw, results: Iterable<readonly [number, MatchResult]>): Bracket {
  checkEntrants(facts.format, facts.entrants)
  return layOut(facts, results)
}

function layOut(facts: Draw, results: Iterable<readonly [number, MatchResult]>): Bracket {
  const drawn = structuredClone(drawOf(facts))
  const { nodes, rounds } = formats[drawn.format].plan(drawn)
  const stored = new Map(results)
  for (const number of stored.keys()) matchAt(nodes, number)
  const matches = settle(
    nodes,
    drawn,
    match => {
      const result = stored.get(match.number)
      return result === undefined ? null : recall(match, result, drawn.options)
    },
    stored,
  )
  return { ...drawn, matches, rounds }
}

/**
 * What was reported, as `restore` takes it; what follows from a withdrawal is no fact and left out.
 *
 * @example
 * const { bracket } = report(draw('single_elimination', [10, 20]), 1, { winner: 20 })
 * resultsOf(bracket) // → [[1, { winner: 20, outcome: 'played', games: [], score: null }]]
 */
export function resultsOf(bracket: { readonly matches: readonly Match[] }): [number, MatchResult][] {
  return [...reportedResults(bracket)]
}
