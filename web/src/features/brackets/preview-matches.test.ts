import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layOutBracket } from './bracket-layout.ts'
import { previewMatches } from './preview-matches.ts'

test('a draw of five is previewed with byes for the best and a match for third place', () => {
  const matches = previewMatches(['A', 'B', 'C', 'D', 'E'], true)
  assert.equal(matches.filter(match => match.status === 'bye').length, 3)
  assert.deepEqual(
    matches
      .filter(match => match.status === 'ready')
      .map(match => [match.participant1?.name, match.participant2?.name]),
    [
      ['D', 'E'],
      ['B', 'C'],
    ],
  )
  assert.equal(layOutBracket(matches).placed.length, 8)
})
