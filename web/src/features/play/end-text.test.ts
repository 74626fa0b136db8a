import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleMatch, sampleParticipant } from '../brackets/testing/sample-bracket.ts'
import { endText } from './end-text.ts'

const [ana, bea] = [sampleParticipant(1, 'Ana'), sampleParticipant(2, 'Bea')]
const won = (winner: typeof ana, given = {}) =>
  sampleMatch(1, {
    ...{ participant1: ana, participant2: bea, winner, winner_id: winner.id, status: 'completed', outcome: 'played' },
    ...given,
  })

test('a score is told from the winner’s side, whichever that is', () => {
  const games = [
    { p1: 11, p2: 5 },
    { p1: 7, p2: 11 },
  ]
  assert.equal(endText(won(ana, { games })), '11:5  7:11')
  assert.equal(endText(won(bea, { games })), '5:11  11:7')
})

test('what happened instead of a score is said', () => {
  assert.equal(endText(won(bea, { outcome: 'walkover' })), 'walkover')
  assert.equal(endText(won(ana)), '')
})
