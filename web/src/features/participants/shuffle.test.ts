import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shuffle } from './shuffle.ts'

test('keeps everyone, leaves the given list as it was, and can put anyone first', () => {
  const given = ['a', 'b', 'c', 'd', 'e']
  const firsts = new Set<string | undefined>()
  for (let run = 0; run < 300; run++) {
    const shuffled = shuffle(given)
    assert.deepEqual(shuffled.toSorted(), given)
    firsts.add(shuffled[0])
  }
  assert.equal(firsts.size, 5)
  assert.deepEqual(given, ['a', 'b', 'c', 'd', 'e'])
})
