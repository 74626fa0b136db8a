import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { commitTo, randomFrom, shuffle } from './random.ts'

// FIPS 180-4 examples, and the empty text.
const vectors: [string, string][] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
]

test('a commitment is the SHA-256 of the published vectors', () => {
  for (const [text, digest] of vectors) assert.equal(commitTo(text), digest)
})

test('a commitment is the SHA-256 of any text, whatever its length and letters', () => {
  for (let length = 0; length <= 130; length++) {
    const text = 'é'.repeat(length % 3) + 'x'.repeat(length)
    assert.equal(commitTo(text), createHash('sha256').update(text).digest('hex'))
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
      assert.equal(commitTo(text), createHash('sha256').update(text).digest('hex'))
    }),
    { numRuns: 200, seed: 1 },
  )
})

test('the numbers are the words of SHA-256 of the seed with a counter', () => {
  const random = randomFrom('cup')
  const words = [0, 1, 2].flatMap(block => {
    const digest = createHash('sha256').update(`cup:${block}`).digest()
    return Array.from({ length: 8 }, (_, index) => digest.readUInt32BE(index * 4) / 2 ** 32)
  })
  assert.deepEqual(
    words.map(() => random()),
    words,
  )
})

test('a shuffle keeps every item once and leaves the list given as it is', () => {
  const items = Array.from({ length: 500 }, (_, index) => index)
  const drawn = shuffle(Object.freeze(items), randomFrom('once'))
  assert.notDeepEqual(drawn, items)
  assert.deepEqual(
    drawn.toSorted((one, two) => one - two),
    items,
  )
})

test('every order of four is drawn about as often: chi-square over 24 orders stays below the 99.99% bound', () => {
  const random = randomFrom('fair')
  const counts = new Map<string, number>()
  const draws = 24_000
  for (let index = 0; index < draws; index++) {
    const order = shuffle([1, 2, 3, 4], random).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  assert.equal(counts.size, 24)
  const expected = draws / 24
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  assert.ok(chiSquare < 56, `${chiSquare}`)
})

test('a number that would favour the low places is drawn again', () => {
  // 2^32 leaves 1 when divided by 3: the highest number is the one too many.
  const numbers = [(2 ** 32 - 1) / 2 ** 32, 2 / 2 ** 32, 1 / 2 ** 32]
  assert.deepEqual(
    shuffle(['a', 'b', 'c'], () => numbers.shift() ?? 0),
    ['a', 'b', 'c'],
  )
  assert.equal(numbers.length, 0)
})
