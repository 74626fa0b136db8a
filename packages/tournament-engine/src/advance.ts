import type { Bracket, Effects, EntrantId, Match, MatchNode, MatchResult, Slot, Source } from './bracket.ts'
import { dependentsOf, keepDependents } from './dependents.ts'
import { matchAt } from './match-at.ts'

/** What a source delivers: an entrant, null for "nobody will ever come", undefined for "not known yet". */
type Feed = EntrantId | null | undefined

function feedOf(source: Source, entrants: readonly EntrantId[], matches: readonly Match[]): Feed {
  switch (source.kind) {
    case 'seed':
      return entrants[source.seed - 1]
    case 'bye':
      return null
    case 'winner':
    case 'loser': {
      const { status, winner, loser } = matchAt(matches, source.match)
      if (status === 'waiting' || status === 'ready') return undefined
      return source.kind === 'winner' ? winner : loser
    }
    default:
      return source satisfies never
  }
}

function stateOf(node: MatchNode, first: Feed, second: Feed, result: MatchResult | null): Match {
  const { number, round, position, bracket, label, sources } = node
  const fixed = { number, round, position, bracket, label, sources }
  const participants: [Slot, Slot] = [first ?? null, second ?? null]
  if (first === undefined || second === undefined) {
    return { ...fixed, participants, status: 'waiting', result: null, winner: null, loser: null }
  }
  if (first === null || second === null) {
    return { ...fixed, participants, status: 'bye', result: null, winner: first ?? second, loser: null }
  }
  if (result === null) return { ...fixed, participants, status: 'ready', result, winner: null, loser: null }
  const { winner } = result
  const loser = winner === null ? null : winner === first ? second : first
  return { ...fixed, participants, status: 'completed', result, winner, loser }
}

/** Settles a whole graph in one pass. `resultOf` gets each match as it stands without a result. */
export function settle(
  nodes: readonly MatchNode[],
  entrants: readonly EntrantId[],
  resultOf: (match: Match) => MatchResult | null,
): Match[] {
  const matches: Match[] = []
  for (const node of nodes) {
    const [first, second] = node.sources
    const one = feedOf(first, entrants, matches)
    const two = feedOf(second, entrants, matches)
    const open = stateOf(node, one, two, null)
    const result = resultOf(open)
    matches.push(result === null ? open : stateOf(node, one, two, result))
  }
  return matches
}

/**
 * Gives one match another result (or none) and recomputes what hangs on it, in number order. A dependent whose
 * participants differ afterwards loses its own result: it was between other people.
 */
export function advance(bracket: Bracket, number: number, result: MatchResult | null): Effects {
  const dependents = dependentsOf(bracket)
  const matches = bracket.matches.slice()
  const changed: Match[] = []
  const cleared: number[] = []
  const queue = [number]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const before = matchAt(matches, next)
    const kept = next === number ? result : before.result
    const after = recompute(before, kept, bracket.entrants, matches)
    if (after === before) continue
    matches[next - 1] = after
    changed.push(after)
    if (next !== number && before.result !== null) cleared.push(next)
    for (const dependent of matchAt(dependents, next)) insertInOrder(queue, dependent)
  }
  const { format, options, entrants, rounds } = bracket
  const moved: Bracket = { format, options, entrants, matches, rounds }
  keepDependents(moved, dependents)
  return { bracket: moved, changed, cleared }
}

/** Gives the same match back where nothing about it differs. */
function recompute(
  before: Match,
  result: MatchResult | null,
  entrants: readonly EntrantId[],
  matches: readonly Match[],
): Match {
  const first = feedOf(before.sources[0], entrants, matches)
  const second = feedOf(before.sources[1], entrants, matches)
  const same = before.participants[0] === (first ?? null) && before.participants[1] === (second ?? null)
  const after = stateOf(before, first, second, same ? result : null)
  return same && after.status === before.status && after.result === before.result ? before : after
}

/** The queue holds a handful of numbers at a time, each once, lowest first. */
function insertInOrder(queue: number[], number: number): void {
  let at = queue.length
  while (at > 0 && (queue[at - 1] ?? 0) > number) at--
  if (queue[at - 1] !== number) queue.splice(at, 0, number)
}
