import type { BracketOptions, MatchNode, Source } from './bracket.ts'
import { seedOrder } from './seed-order.ts'

/**
 * The matches of a single elimination: a full first round of the next power of two, whose missing seeds are byes (so
 * they fall to the top seeds, and never two to one match), then the winners; the third-place match stands before the final.
 */
export function singleElimination(entrants: number, options: BracketOptions): MatchNode[] {
  const rounds = Math.ceil(Math.log2(entrants))
  const nodes: MatchNode[] = []
  let feeds = seedOrder(2 ** rounds).map(
    (seed): Source => (seed <= entrants ? { kind: 'seed', seed } : { kind: 'bye' }),
  )
  for (let round = 1; round <= rounds; round++) {
    const pairs = pairUp(feeds)
    const last = nodes.length
    if (round === rounds && round > 1 && options.third_place) nodes.push(thirdPlace(last, round))
    const label = roundLabel(round, rounds)
    for (const [index, sources] of pairs.entries()) {
      nodes.push({ number: nodes.length + 1, round, position: index + 1, bracket: 'main', label, sources })
    }
    feeds = nodes.slice(last).map(({ number }): Source => ({ kind: 'winner', match: number }))
  }
  return nodes
}

function pairUp(feeds: readonly Source[]): [Source, Source][] {
  const pairs: [Source, Source][] = []
  let first: Source | undefined
  for (const feed of feeds) {
    if (first === undefined) first = feed
    else {
      pairs.push([first, feed])
      first = undefined
    }
  }
  return pairs
}

function thirdPlace(last: number, round: number): MatchNode {
  const sources: [Source, Source] = [
    { kind: 'loser', match: last - 1 },
    { kind: 'loser', match: last },
  ]
  return { number: last + 1, round, position: 1, bracket: 'third_place', label: 'Third place', sources }
}

/** Above the round of 64 nobody counts in powers of two: those rounds are numbered. */
function roundLabel(round: number, rounds: number): string {
  const names = ['Final', 'Semi-final', 'Quarter-final', 'Round of 16', 'Round of 32', 'Round of 64']
  return names[rounds - round] ?? `Round ${round}`
}
