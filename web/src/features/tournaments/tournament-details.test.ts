import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleTournament } from '../brackets/testing/sample-bracket.ts'
import { broughtOn, changesBetween, detailsOf } from './tournament-details.ts'

const before = detailsOf(
  sampleTournament({
    ...{ name: 'Autum Open', start_date: '2030-01-31T00:00:00.000Z', max_participants: 16 },
    ...{ visibility: 'public', registration_deadline: null },
  }),
)

test('only what was changed is sent, a day as a day and a deadline as a moment', () => {
  assert.deepEqual(changesBetween(before, { ...before }), {})
  assert.deepEqual(changesBetween(before, { ...before, name: ' Autumn Open ' }), { name: 'Autumn Open' })
  assert.deepEqual(changesBetween(before, { ...before, start_date: '2030-02-01', max_participants: '32' }), {
    start_date: '2030-02-01',
    max_participants: 32,
  })
  const closing = { ...before, visibility: 'members', registration_deadline: '2030-01-30T18:00' } as const
  assert.deepEqual(changesBetween(before, closing), {
    visibility: 'members',
    registration_deadline: new Date('2030-01-30T18:00').toISOString(),
  })
  assert.deepEqual(changesBetween(closing, { ...closing, registration_deadline: '' }), { registration_deadline: null })
})

test('a start with a time keeps it', () => {
  const timed = { ...before, start_date: '2030-01-31T09:30' }
  assert.deepEqual(changesBetween(before, timed), { start_date: new Date('2030-01-31T09:30').toISOString() })
})

test('what others changed is taken over, and what one has typed oneself stays', () => {
  const wanted = { ...before, name: 'Autumn Open' }
  const newest = { ...before, name: 'Fall Open', max_participants: 32 }
  assert.deepEqual(broughtOn(before, wanted, newest), { ...before, name: 'Autumn Open', max_participants: 32 })
})
