import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeMatch, sideScores } from './match-text.ts'
import { sampleBracket } from './testing/sample-bracket.ts'

const [ready, , final] = sampleBracket().bracket
assert.ok(ready && final)

test('describes a match in every state', () => {
  assert.equal(describeMatch(ready), 'Match 1: Person 1 against Person 4. Ready to play')
  assert.equal(describeMatch(final), 'Match 3: to be decided against to be decided')
  const decided = { ...ready, winner: ready.participant1, games: [{ p1: 3, p2: 1 }], status: 'completed' as const }
  assert.equal(describeMatch(decided), 'Match 1: Person 1 against Person 4. Won by Person 1, 3:1')
  assert.equal(describeMatch({ ...decided, games: [], outcome: 'no_show' }).endsWith('Won by Person 1, no-show'), true)
  assert.equal(describeMatch({ ...ready, participant2: null, status: 'bye' }), 'Match 1: Person 1 has a bye')
})

test('shows each game up to five, and games won beyond', () => {
  const game = { p1: 11, p2: 5 }
  assert.deepEqual(sideScores({ ...ready, games: [game, { p1: 3, p2: 11 }] }, 'p2'), [5, 11])
  assert.deepEqual(sideScores({ ...ready, games: Array(7).fill(game) }, 'p1'), [7])
})
