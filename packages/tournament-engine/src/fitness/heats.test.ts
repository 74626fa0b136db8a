import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heats } from './heats.ts'

test('for any number of athletes and lanes: as few heats as possible, even sizes, the best in the last', () => {
  for (let count = 0; count <= 60; count++) {
    const order = Array.from({ length: count }, (_, index) => index + 1)
    for (let lanes = 1; lanes <= 12; lanes++) {
      const running = heats(order, lanes)
      const sizes = running.map(({ length }) => length)
      assert.equal(running.length, Math.ceil(count / lanes))
      assert.deepEqual(running.toReversed().flat(), order)
      assert.ok(sizes.every((size, index) => size <= lanes && size >= (sizes[index - 1] ?? size)))
      assert.ok((sizes.at(-1) ?? 0) - (sizes[0] ?? 0) <= 1)
    }
  }
})

test('no lane, half a lane and an athlete twice are refused', () => {
  for (const lanes of [0, 1.5, Number.NaN]) assert.throws(() => heats([1, 2], lanes), { code: 'OPTION_IMPOSSIBLE' })
  assert.throws(() => heats([1, 2, 1], 2), { code: 'ENTRANT_TWICE', about: { entrant: 1 } })
})
