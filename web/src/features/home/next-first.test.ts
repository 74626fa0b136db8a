import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleTournament } from '../brackets/testing/sample-bracket.ts'
import { nextFirst } from './next-first.ts'

test('what is near comes first, what was forgotten last', () => {
  const on = (id: number, day: string) => sampleTournament({ id, start_date: `${day}T00:00:00.000Z` })
  const list = [on(1, '2026-02-20'), on(2, '2026-01-01'), on(3, '2026-02-10'), on(4, '2026-01-20'), on(5, '2026-02-09')]
  const now = Date.parse('2026-02-10T18:00:00Z')
  assert.deepEqual(
    nextFirst(list, now).map(({ id }) => id),
    [3, 1, 5, 4, 2],
  )
  assert.deepEqual(nextFirst(list, Date.parse('2026-02-10T09:00:00Z')).map(({ id }) => id)[0], 5)
})
