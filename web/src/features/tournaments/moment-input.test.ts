import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inputOf, isWholeDay, momentOf } from './moment-input.ts'

test('a moment goes into its input and comes back, in whatever zone this is', () => {
  for (const moment of ['2030-01-31T22:45:00.000Z', '2030-07-01T00:00:00.000Z']) {
    assert.match(inputOf(moment), /^2030-\d\d-\d\dT\d\d:\d\d$/)
    assert.equal(momentOf(inputOf(moment)), moment)
  }
  assert.equal(inputOf(null), '')
  assert.equal(momentOf(''), null)
})

test('midnight in UTC is a day without a time', () => {
  assert.equal(isWholeDay('2030-01-31T00:00:00.000Z'), true)
  assert.equal(isWholeDay('2030-01-31T09:30:00.000Z'), false)
})
