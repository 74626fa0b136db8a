import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everything, filterOf, narrowing, searchOf } from './audit-filter.ts'

test('days are those of the place where one looks, the last one whole', t => {
  const place = process.env.TZ
  t.after(() => {
    process.env.TZ = place
    if (place === undefined) delete process.env.TZ
  })
  process.env.TZ = 'Asia/Almaty'
  const day = { ...everything, since: '2026-02-01', until: '2026-02-01' }
  assert.deepEqual(narrowing(day), { since: '2026-01-31T19:00:00.000Z', until: '2026-02-01T19:00:00.000Z' })
  // Of the longest day of the year: clocks are put back.
  process.env.TZ = 'Europe/Berlin'
  const long = { ...everything, since: '2026-10-25', until: '2026-10-25' }
  assert.deepEqual(narrowing(long), { since: '2026-10-24T22:00:00.000Z', until: '2026-10-25T23:00:00.000Z' })
})

test('the filter is in the address and comes back from it', () => {
  const filter = { ...everything, type: 'user', person: 7, subject: 'tournament:12', until: '2026-02-01' }
  assert.deepEqual(searchOf(filter), { type: 'user', person: 7, subject: 'tournament:12', until: '2026-02-01' })
  assert.deepEqual(filterOf(searchOf(filter)), filter)
  assert.deepEqual(searchOf(everything), {})
})

test('an address that somebody bent narrows nothing', () => {
  const bent = { type: 7, person: '7; drop', subject: ['a'], since: 'yesterday', until: '2026-99-99' }
  assert.deepEqual(filterOf(bent), everything)
  assert.deepEqual(narrowing(filterOf({ ...bent, person: -1 })), {})
})
