import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleMatch, sampleParticipant } from '../brackets/testing/sample-bracket.ts'
import { summaryOf } from './live-summary.ts'

test('of all matches only what a card shows is kept', () => {
  const won = (id: number, minute: number) =>
    sampleMatch(id, {
      status: 'completed',
      winner_id: 1,
      winner: sampleParticipant(1),
      completed_at: `2026-02-01T10:0${minute}:00.000Z`,
    })
  const matches = [
    ...[won(1, 3), won(2, 9), won(3, 5)],
    sampleMatch(4, { status: 'bye' }),
    sampleMatch(5, { status: 'ready' }),
    sampleMatch(6, { status: 'in_progress' }),
    sampleMatch(7, { status: 'waiting' }),
  ]
  const { latest, ...counts } = summaryOf(matches)
  assert.deepEqual(counts, { played: 3, all: 6, open: 2 })
  assert.deepEqual(
    latest.map(({ id }) => id),
    [2, 3],
  )
})
