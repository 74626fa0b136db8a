import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyMatches } from '../live-bracket.ts'
import { sampleBracket } from '../testing/sample-bracket.ts'
import { layOutTree } from '../tree/tree-layout.ts'
import { advancesOf } from './advances.ts'
import { newlyDecided } from './changes.ts'

test('a result and its correction are told of, what they merely move is not', () => {
  const view = sampleBracket()
  const [first] = view.bracket
  assert.ok(first)
  const { participant1, participant2 } = first
  const won = {
    ...first,
    status: 'completed' as const,
    winner: participant1,
    winner_id: participant1?.id ?? null,
    version: 2,
  }
  const after = applyMatches(view, [won])
  assert.deepEqual(newlyDecided(view.bracket, after.bracket), [won])
  const other = { ...won, winner: participant2, winner_id: participant2?.id ?? null, version: 3 }
  const corrected = applyMatches(after, [other])
  assert.deepEqual(newlyDecided(after.bracket, corrected.bracket), [other])
  assert.deepEqual(newlyDecided(corrected.bracket, [...corrected.bracket]), [])
})

test('a result leaves every match that it does not touch the very same object', () => {
  const view = sampleBracket()
  const [first, second] = view.bracket
  assert.ok(first)
  const won = {
    ...first,
    status: 'completed' as const,
    winner: first.participant1,
    winner_id: first.participant1?.id ?? null,
    version: 2,
  }
  const after = applyMatches(view, [won])
  assert.equal(after.bracket[1], second)
  assert.notEqual(after.bracket[2], view.bracket[2])
})

test('a winner who has come on lights the line between both matches, once', () => {
  const view = sampleBracket()
  const [first] = view.bracket
  assert.ok(first)
  const won = {
    ...first,
    status: 'completed' as const,
    winner: first.participant1,
    winner_id: first.participant1?.id ?? null,
    version: 2,
  }
  const after = applyMatches(view, [won])
  const byId = (matches: typeof view.bracket) => new Map(matches.map(match => [match.id, match]))
  const { joins } = layOutTree(view.bracket)
  const lit = advancesOf(joins, byId(view.bracket), byId(after.bracket))
  assert.deepEqual(
    lit.map(({ from, to }) => [from, to]),
    [[1, 3]],
  )
  assert.deepEqual(advancesOf(joins, byId(after.bracket), byId(after.bracket)), [])
})
