import type { Bracket, Draw, Effects, Match, MatchNode, MatchResult } from '../bracket.ts'
import { dependentsOf } from './dependents.ts'
import { feedOf, type Play } from './feed.ts'
import { matchAt } from './match-at.ts'
import { stateOf } from './match-state.ts'

/**
 * Settles a whole graph in one pass. `resultOf` gets each match as it stands without a reported result, and `reported`
 * says by number which matches have one.
 */
export function settle(
  nodes: readonly MatchNode[],
  draw: Draw,
  resultOf: (match: Match) => MatchResult | null,
  reported: Pick<ReadonlyMap<number, unknown>, 'has'>,
): Match[] {
  const matches: Match[] = []
  const play: Play = { draw, matches, tables: new Map() }
  for (const node of nodes) {
    const played = reported.has(node.number)
    const one = feedOf(node.sources[0], play, played)
    const two = feedOf(node.sources[1], play, played)
    const open = stateOf(node, one, two, null, draw)
    const result = resultOf(open)
    matches.push(result === null ? open : stateOf(node, one, two, result, draw))
  }
  return matches
}

/** The results that were reported, by match number: the facts beside the draw. */
export function reportedResults({ matches }: Pick<Bracket, 'matches'>): Map<number, MatchResult> {
  const reported = new Map<number, MatchResult>()
  for (const { number, result, decided_by } of matches) {
    if (result !== null && decided_by === 'report') reported.set(number, result)
  }
  return reported
}

const reportedIn = ({ result, decided_by }: Match): MatchResult | null => (decided_by === 'report' ? result : null)

/**
 * Gives one match another result (or none) and recomputes what hangs on it, in number order. A dependent whose
 * participants differ afterwards loses its own result: it was between other people.
 */
export function advance(bracket: Bracket, number: number, result: MatchResult | null): Effects {
  return recomputeFrom(bracket, bracket, [number], new Map([[number, result]]))
}

/** The same bracket under another draw, which must lay out the same matches: recomputed from the matches in `first`. */
export function recomputeFrom(
  bracket: Bracket,
  draw: Draw,
  first: readonly number[],
  results: ReadonlyMap<number, MatchResult | null> = new Map(),
): Effects {
  const dependents = dependentsOf(bracket)
  const matches = bracket.matches.slice()
  const play: Play = { draw, matches, tables: new Map() }
  const changed: Match[] = []
  const cleared: number[] = []
  const queue = [...first]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const before = matchAt(matches, next)
    const given = results.get(next)
    const after = recompute(before, given === undefined ? reportedIn(before) : given, play)
    if (after === before) continue
    matches[next - 1] = after
    changed.push(after)
    if (given === undefined && reportedIn(before) !== null && reportedIn(after) === null) cleared.push(next)
    for (const dependent of matchAt(dependents, next)) insertInOrder(queue, dependent)
  }
  const { format, options, entrants, groups, pairings, withdrawals } = draw
  const moved: Bracket = { format, options, entrants, groups, pairings, withdrawals, matches, rounds: bracket.rounds }
  return { bracket: moved, changed, cleared }
}

/** Gives the same match back where nothing about it differs. */
function recompute(before: Match, reported: MatchResult | null, play: Play): Match {
  const first = feedOf(before.sources[0], play, reported !== null)
  const second = feedOf(before.sources[1], play, reported !== null)
  const samePeople = before.participants[0] === (first ?? null) && before.participants[1] === (second ?? null)
  if (!samePeople && reported !== null) return recompute(before, null, play)
  const after = stateOf(before, first, second, reported, play.draw)
  return samePeople && sameState(before, after) ? before : after
}

function sameState(one: Match, two: Match): boolean {
  return (
    one.status === two.status &&
    one.decided_by === two.decided_by &&
    one.counts === two.counts &&
    one.winner === two.winner &&
    // A result that follows from a withdrawal is made anew each time; its outcome says all about it.
    (one.result === two.result || (one.decided_by === 'withdrawal' && one.result?.outcome === two.result?.outcome))
  )
}

/** The queue holds a handful of numbers at a time, each once, lowest first. */
function insertInOrder(queue: number[], number: number): void {
  let at = queue.length
  while (at > 0 && (queue[at - 1] ?? 0) > number) at--
  if (queue[at - 1] !== number) queue.splice(at, 0, number)
}
