import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleBracket, sampleMatch, sampleParticipant } from '../testing/sample-bracket.ts'
import { consequenceLines } from './consequence-lines.ts'

const [ana, bea] = [sampleParticipant(1, 'Ana'), sampleParticipant(2, 'Bea')]

test('each other match says whom it gains or loses, and which result falls', () => {
  const { bracket } = sampleBracket()
  const final = sampleMatch(3, {
    label: 'Final',
    participant1: ana,
    winner_id: 1,
    winner: ana,
    status: 'completed',
    outcome: 'played',
  })
  const before = [...bracket.slice(0, 2), final, sampleMatch(4, { label: 'Third place' })]
  const changed = [
    sampleMatch(3, { label: 'Final', participant1: bea, status: 'waiting' }),
    sampleMatch(4, { label: 'Third place', participant2: ana }),
    sampleMatch(1),
  ]
  assert.deepEqual(
    consequenceLines(before, changed, [3], 1).map(({ label, text }) => `${label}: ${text}`),
    ['Final: Bea instead of Ana; its result is cleared', 'Third place: Ana comes in'],
  )
})

test('a withdrawal says how the matches end now', () => {
  const match = (id: number, given = {}) =>
    sampleMatch(id, { bracket: 'group', participant1: ana, participant2: bea, ...given })
  const before = [match(1, { status: 'ready' }), match(2, { status: 'completed', outcome: 'played', winner_id: 1 })]
  const lost = { status: 'completed' as const, outcome: 'walkover' as const, winner: bea, winner_id: 2 }
  const gone = { status: 'completed' as const, outcome: 'void' as const, counts: false, winner_id: 1 }
  assert.deepEqual(
    consequenceLines(before, [match(1, lost), match(2, gone)], [], null).map(({ label, text }) => `${label}: ${text}`),
    ['Ana – Bea: won by Bea (walkover)', 'Ana – Bea: does not count any more'],
  )
})
