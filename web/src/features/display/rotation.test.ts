import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageText } from './age.ts'
import { placeOf, turned } from './rotation.ts'

test('what is shown stays while it is there, wherever it moves to', () => {
  assert.equal(placeOf(['a', 'b', 'c'], { key: 'c', place: 0 }), 2)
})

test('where it is gone, what stands in its place now is shown', () => {
  assert.equal(placeOf(['a', 'b'], { key: 'x', place: 1 }), 1)
  assert.equal(placeOf(['a', 'b'], { key: 'x', place: 7 }), 1)
  assert.equal(placeOf([], { key: 'x', place: 3 }), 0)
})

test('pages turn around both ends', () => {
  assert.deepEqual([turned(2, 1, 3), turned(0, -1, 3), turned(0, 1, 1)], [0, 2, 0])
})

test('an age is told in one unit', () => {
  const minute = 60_000
  assert.deepEqual([-5, 59_999, minute, 59 * minute, 90 * minute, 47 * 60 * minute, 72 * 60 * minute].map(ageText), [
    'under a minute',
    'under a minute',
    '1 min',
    '59 min',
    '1 h',
    '47 h',
    '3 days',
  ])
})
