import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleParticipant } from '../../brackets/testing/sample-bracket.ts'
import { arranged, byRating, movedTo, shuffled } from './seed-order.ts'

const letters = ['a', 'b', 'c', 'd']

test('one is moved, and the others keep their order; beyond the ends means the end', () => {
  assert.deepEqual(movedTo(letters, 3, 0), ['d', 'a', 'b', 'c'])
  assert.deepEqual(movedTo(letters, 0, 2), ['b', 'c', 'a', 'd'])
  assert.deepEqual(movedTo(letters, 1, 99), ['a', 'c', 'd', 'b'])
  assert.deepEqual(movedTo(letters, 1, -5), ['b', 'a', 'c', 'd'])
  assert.deepEqual(movedTo(letters, 9, 0), letters)
})

test('a shuffle keeps everybody, and every order can come', () => {
  const orders = new Set<string>()
  for (let one = 0; one < 3; one += 1) {
    for (let two = 0; two < 2; two += 1) {
      const chances = [(one + 0.5) / 3, (two + 0.5) / 2]
      orders.add(shuffled(['a', 'b', 'c'], () => chances.shift() ?? 0).join(''))
    }
  }
  assert.equal(orders.size, 6)
})

test('by rating: the highest first, those without one last; then whoever is new last', () => {
  const people = [
    sampleParticipant(1),
    { ...sampleParticipant(2), rating: 1500 },
    sampleParticipant(3),
    { ...sampleParticipant(4), rating: 1900 },
  ]
  const idsOf = (order: readonly { readonly id: number }[]) => order.map(({ id }) => id)
  assert.deepEqual(idsOf(byRating(people)), [4, 2, 1, 3])
  assert.deepEqual(idsOf(arranged(people, [3, 1])), [3, 1, 2, 4])
})
