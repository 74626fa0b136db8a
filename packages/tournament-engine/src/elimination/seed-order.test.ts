import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seedOrder } from '../index.ts'

const references = [
  [1, 2],
  [1, 4, 2, 3],
  [1, 8, 4, 5, 2, 7, 3, 6],
  [1, 16, 8, 9, 4, 13, 5, 12, 2, 15, 7, 10, 3, 14, 6, 11],
  [
    1, 32, 16, 17, 8, 25, 9, 24, 4, 29, 13, 20, 5, 28, 12, 21, 2, 31, 15, 18, 7, 26, 10, 23, 3, 30, 14, 19, 6, 27, 11,
    22,
  ],
  [
    1, 64, 32, 33, 16, 49, 17, 48, 8, 57, 25, 40, 9, 56, 24, 41, 4, 61, 29, 36, 13, 52, 20, 45, 5, 60, 28, 37, 12, 53,
    21, 44, 2, 63, 31, 34, 15, 50, 18, 47, 7, 58, 26, 39, 10, 55, 23, 42, 3, 62, 30, 35, 14, 51, 19, 46, 6, 59, 27, 38,
    11, 54, 22, 43,
  ],
]

for (const reference of references) {
  test(`the seed order of ${reference.length} is the published one`, () => {
    assert.deepEqual(seedOrder(reference.length), reference)
  })
}

test('up to 16,384 the best seeds meet as late as they can', () => {
  for (let size = 2; size <= 16_384; size *= 2) {
    let standing = seedOrder(size)
    assert.deepEqual(
      standing.toSorted((one, two) => one - two),
      Array.from({ length: size }, (_, index) => index + 1),
    )
    while (standing.length > 1) {
      const next: number[] = []
      for (let index = 0; index < standing.length; index += 2) {
        const [first = 0, second = 0] = standing.slice(index, index + 2)
        assert.equal(first + second, standing.length + 1)
        next.push(Math.min(first, second))
      }
      standing = next
    }
  }
})

test('seed 1 stands first and the pairs of 128 begin 1-128, 64-65, 32-97', () => {
  assert.deepEqual(seedOrder(128).slice(0, 6), [1, 128, 64, 65, 32, 97])
  assert.deepEqual(seedOrder(128).slice(64, 68), [2, 127, 63, 66])
})

test('a size that is no power of two, or too large, is refused', () => {
  for (const size of [0, 12, 2.5, 32_768, 2 ** 40]) {
    assert.throws(() => seedOrder(size), { code: 'OPTION_IMPOSSIBLE', about: { option: 'size' } })
  }
})
