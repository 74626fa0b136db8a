import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Bracket, draw, drawOf, type MatchNode, type MatchResult, resultsOf, type Source } from '../index.ts'
import { entrantsOf } from '../testing/play.ts'
import { advance, settle } from './advance.ts'

/** Any graph at all, since the formats to come are graphs too: double elimination, repechage, placing matches. */
function bracketOf(
  pairs: readonly (readonly [Source, Source])[],
  count: number,
  results: [number, MatchResult][],
): Bracket {
  const stored = new Map(results)
  const nodes = pairs.map(
    (sources, index): MatchNode => ({
      number: index + 1,
      stage: 1,
      group: null,
      places: null,
      round: 1,
      position: index + 1,
      bracket: 'main',
      label: '',
      sources,
    }),
  )
  const facts = { ...drawOf(draw('single_elimination', [1, 2])), entrants: entrantsOf(count) }
  return { ...facts, matches: settle(nodes, facts, ({ number }) => stored.get(number) ?? null, stored), rounds: 1 }
}

function wonBy(winner: number | null): MatchResult {
  return { winner, outcome: winner === null ? 'double_loss' : 'played', games: [], score: null }
}

const seed = (number: number): Source => ({ kind: 'seed', seed: number })
const winner = (match: number): Source => ({ kind: 'winner', match })
const loser = (match: number): Source => ({ kind: 'loser', match })

test('a double elimination of four plays and is corrected as a graph', () => {
  const pairs: [Source, Source][] = [
    [seed(1), seed(4)],
    [seed(2), seed(3)],
    [loser(1), loser(2)],
    [winner(1), winner(2)],
    [winner(3), loser(4)],
    [winner(4), winner(5)],
  ]
  let bracket = bracketOf(pairs, 4, [])
  for (const number of [1, 2, 3, 4, 5, 6]) {
    bracket = advance(
      bracket,
      number,
      wonBy(Math.min(...(bracket.matches[number - 1]?.participants ?? []).map(Number))),
    ).bracket
  }
  assert.deepEqual(bracket.matches[5]?.participants, [1000, 1001])
  const { changed, cleared } = advance(bracket, 1, wonBy(1003))
  assert.deepEqual(
    changed.map(({ number }) => number),
    [1, 3, 4, 5, 6],
  )
  assert.deepEqual(cleared, [3, 4, 5, 6])
})

/** Each match takes two of those who are free and sends its winner and its loser back among them. */
const graph = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 30, size: 'max' }).map(picks => {
  const free: Source[] = [...Array.from({ length: 8 }, (_, index) => seed(index + 1)), { kind: 'bye' }]
  return picks.map(([one, two], index): [Source, Source] => {
    const [first = seed(1)] = free.splice(one % free.length, 1)
    const [second = seed(2)] = free.splice(two % free.length, 1)
    free.push(winner(index + 1), loser(index + 1))
    return [first, second]
  })
})
const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 6 })), { maxLength: 60, size: 'max' })

test('on any graph a change step by step comes to the same as settling the facts at once', () => {
  fc.assert(
    fc.property(graph, changes, (pairs, steps) => {
      let bracket = bracketOf(pairs, 8, [])
      for (const [pick, deed] of steps) {
        const open = bracket.matches.filter(({ status }) => status === 'ready' || status === 'completed')
        const match = open[pick % open.length]
        if (match === undefined) continue
        const result = deed === 0 ? null : wonBy(deed === 1 ? null : (match.participants[deed % 2] ?? null))
        const before = bracket.matches
        const effects = advance(bracket, match.number, result)
        bracket = effects.bracket
        assert.deepEqual(
          effects.changed,
          bracket.matches.filter((after, index) => after !== before[index]),
        )
      }
      assert.deepEqual(bracketOf(pairs, 8, resultsOf(bracket)), bracket)
    }),
    { numRuns: 300, seed: 20_221_218 },
  )
})
