import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BracketView, Match } from '@gym-it/contracts'
import { sampleBracket, sampleMatch, sampleParticipant, sampleTournament } from '../brackets/testing/sample-bracket.ts'
import { pathOf } from './path.ts'

const people = [1, 2, 3, 4, 5, 6, 7, 8].map(id => sampleParticipant(id))
const [one, two, three, four, five, six, seven, eight] = people
const won = (match: number) => ({ kind: 'winner' as const, match_id: match })
const lost = (match: number) => ({ kind: 'loser' as const, match_id: match })

/** Eight people: 1–4 are the quarter-finals, 5 and 6 the semi-finals, 7 the final, 8 for third place. */
function ofEight(given: Readonly<Record<number, Partial<Match>>> = {}): BracketView {
  const pairs = [
    [one, eight],
    [four, five],
    [two, seven],
    [three, six],
  ]
  const quarters = pairs.map(([a, b], index) =>
    sampleMatch(index + 1, { participant1: a ?? null, participant2: b ?? null, status: 'ready', ...given[index + 1] }),
  )
  const fed = (id: number, round: number, sources: Partial<Match>) =>
    sampleMatch(id, { round, ...sources, ...given[id] })
  return {
    tournament: sampleTournament(),
    bracket: [
      ...quarters,
      fed(5, 2, { participant1_source: won(1), participant2_source: won(2) }),
      fed(6, 2, { participant1_source: won(3), participant2_source: won(4) }),
      fed(7, 3, { participant1_source: won(5), participant2_source: won(6) }),
      fed(8, 3, { participant1_source: lost(5), participant2_source: lost(6), bracket: 'third_place' }),
    ],
    participants: people,
    standings: [],
    rounds: null,
  }
}
const decided = (winner: typeof one): Partial<Match> => ({
  status: 'completed',
  winner: winner ?? null,
  winner_id: winner?.id ?? null,
})
const ids = (list: readonly { readonly id: number }[]) => list.map(({ id }) => id)

test('before the first match: it, then everyone who may stand opposite in each round', () => {
  const path = pathOf(ofEight(), 4)
  assert.deepEqual(
    path?.open.map(({ match, side, opponent }) => [match.id, side, opponent?.id]),
    [[2, 'p1', 5]],
  )
  assert.deepEqual(
    path?.ahead.map(({ match, against }) => [match.id, ids(against)]),
    [
      [5, [1, 8]],
      [7, [2, 3, 6, 7]],
    ],
  )
  assert.equal(path?.afterLoss, null)
})

test('through, and the opponent still to come: that match is the next one ahead', () => {
  const view = ofEight({ 2: decided(four), 5: { participant2: four ?? null } })
  const path = pathOf(view, 4)
  assert.deepEqual([path?.played.length, path?.open.length], [1, 0])
  assert.deepEqual(
    path?.ahead.map(({ match, against }) => [match.id, ids(against)]),
    [
      [5, [1, 8]],
      [7, [2, 3, 6, 7]],
    ],
  )
  assert.deepEqual([path?.afterLoss?.match.id, ids(path?.afterLoss?.against ?? [])], [8, [2, 3, 6, 7]])
})

test('out: what was played stands, and nothing is ahead', () => {
  const path = pathOf(ofEight({ 2: decided(five), 5: { participant2: five ?? null } }), 4)
  assert.deepEqual([ids(path?.played.map(({ match }) => match) ?? []), path?.ahead, path?.afterLoss], [[2], [], null])
})

test('nobody of this id takes part', () => {
  assert.equal(pathOf(sampleBracket(), 99), null)
})

test('a broken graph that leads in a circle does not hold the page', () => {
  const view = ofEight({ 5: { participant1_source: won(7), participant2_source: won(2) } })
  assert.ok((pathOf(view, 4)?.ahead.length ?? 0) <= view.bracket.length)
})
