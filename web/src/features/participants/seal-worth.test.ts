import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sealWorth } from './seal-worth.ts'

const sealed = '2030-01-01T10:00:00.000Z'

test('a seal that was public for a while before the only draw is worth what it says', () => {
  assert.match(sealWorth(sealed, ['2030-01-03T10:00:00.000Z']), /knows: the seed was settled by then/)
})

test('made and drawn in one breath: nobody can have seen it', () => {
  assert.match(sealWorth(sealed, ['2030-01-01T10:00:01.500Z']), /public for 1 second before the draw: too short/)
})

test('a second draw is made by a seed that is known', () => {
  const twice = ['2030-01-03T10:00:00.000Z', '2030-01-03T11:00:00.000Z']
  assert.match(sealWorth(sealed, twice), /drawn 2 times\..*proves nothing/)
})

test('a draw that the history does not know is not judged', () => {
  assert.equal(sealWorth(sealed, []), '')
})
