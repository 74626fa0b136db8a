import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleBracket } from '../testing/sample-bracket.ts'
import { describeMatch, sideScores } from './match-text.ts'

const [ready, , final] = sampleBracket().bracket
assert.ok(ready && final)

test('describes a match in every state', () => {
  assert.equal(describeMatch(ready), 'Match 1: Person 1 against Person 4. Ready to play')
  assert.equal(describeMatch(final), 'Match 3: to be decided against to be decided')
  const decided = { ...ready, winner: ready.participant1, games: [{ p1: 3, p2: 1 }], status: 'completed' as const }
  assert.equal(describeMatch(decided), 'Match 1: Person 1 against Person 4. Won by Person 1, 3:1')
  assert.equal(describeMatch({ ...decided, games: [], outcome: 'no_show' }).endsWith('Won by Person 1, no-show'), true)
  assert.equal(describeMatch({ ...ready, participant2: null, status: 'bye' }), 'Match 1: Person 1 has a bye')
  const names = new Map([
    [1, 'SF 1'],
    [2, 'SF 2'],
  ])
  assert.equal(describeMatch(final, names), 'Match 3: Winner of SF 1 against Winner of SF 2')
})

test('an ending without a winner is told, and a second grand final that is not needed', () => {
  const drawn = { ...ready, outcome: 'draw' as const, games: [{ p1: 1, p2: 1 }], status: 'completed' as const }
  assert.equal(describeMatch(drawn), 'Match 1: Person 1 against Person 4. 1:1, draw')
  const second = {
    ...ready,
    ...{ participant2: null, status: 'bye' as const, bracket: 'final' as const, label: 'Grand final, second match' },
    participant2_source: { kind: 'loser' as const, match_id: 1, only: 'second_wins' as const },
  }
  assert.equal(describeMatch(second), 'Grand final, second match: Not needed: the first one decided')
})

test('shows each game up to five, and games won beyond', () => {
  const game = { p1: 11, p2: 5 }
  assert.deepEqual(sideScores({ ...ready, games: [game, { p1: 3, p2: 11 }] }, 'p2'), [5, 11])
  assert.deepEqual(sideScores({ ...ready, games: Array(7).fill(game) }, 'p1'), [7])
})
