import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordResult } from '@gym-it/contracts'
import type { WaitingWrite } from '../../../lib/writes/waiting-write.ts'
import { sampleBracket } from '../testing/sample-bracket.ts'
import { waitingResults } from './waiting-results.ts'

const view = sampleBracket()
const [match] = view.bracket

const written = (more: Partial<WaitingWrite> = {}): WaitingWrite => ({
  ...{ key: 'k', userId: 1, madeAt: 0, words: '', page: '/', operation: recordResult },
  input: { params: { id: 1, match_id: 1 }, body: { winner_id: 4, games: [{ p1: 1, p2: 3 }] } },
  ...more,
})

test('a match shows the result that waits for it', () => {
  const shown = waitingResults([written()], view).get(1)
  assert.equal(shown?.match.winner?.name, 'Person 4')
  assert.equal(shown?.match.status, 'completed')
  assert.deepEqual(shown?.match.games, [{ p1: 1, p2: 3 }])
})

test('a refused one is marked, and the match stays as it is', () => {
  const refusal = { status: 409, code: 'MATCH_DECIDED', detail: 'Decided.' } as const
  assert.deepEqual(waitingResults([written({ refusal })], view).get(1), { key: 'k', match, isRefused: true })
})

test('of another tournament, and of other writes, nothing is shown', () => {
  const elsewhere = written({ input: { params: { id: 2, match_id: 1 }, body: {} } })
  const other = written({ operation: { ...recordResult, id: 'clearResult' } })
  assert.equal(waitingResults([elsewhere, other], view).size, 0)
})
