import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawFromPots, randomFrom, snake } from '../index.ts'
import { entrantsOf } from '../testing/play.ts'

test('the snake turns at each end, and the last turn may stop short', () => {
  assert.deepEqual(snake([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 3), [
    [1, 6, 7, 12],
    [2, 5, 8, 11],
    [3, 4, 9, 10],
  ])
  assert.deepEqual(snake([1, 2, 3, 4, 5, 6, 7], 3), [
    [1, 6, 7],
    [2, 5],
    [3, 4],
  ])
  assert.deepEqual(snake([1, 2, 3, 4, 5, 6, 7, 8], 3), [
    [1, 6, 7],
    [2, 5, 8],
    [3, 4],
  ])
})

test('every way of dealing puts everybody into one group, one of a pot at most, sizes within 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 90 }), fc.string(), (groups, more, seed) => {
      const entrants = entrantsOf(groups * 2 + more)
      for (const dealt of [snake(entrants, groups), drawFromPots(entrants, groups, randomFrom(seed))]) {
        assert.equal(dealt.length, groups)
        assert.deepEqual(
          dealt.flat().sort((one, two) => one - two),
          entrants,
        )
        const sizes = dealt.map(({ length }) => length)
        assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1)
        for (const members of dealt) {
          const pots = members.map(entrant => Math.floor((entrant - 1000) / groups))
          assert.equal(new Set(pots).size, pots.length)
        }
      }
    }),
    { seed: 20_221_218 },
  )
})

test('a draw from pots is the same for the same seed, differs for others, and gives a short pot to any group', () => {
  const entrants = entrantsOf(9)
  const drawn = (seed: string): number[][] => drawFromPots(entrants, 4, randomFrom(seed))
  assert.deepEqual(drawn('spring cup'), drawn('spring cup'))
  const seeds = Array.from({ length: 60 }, (_, index) => `cup ${index}`)
  assert.ok(new Set(seeds.map(seed => JSON.stringify(drawn(seed)))).size > 50)
  const third = new Set(seeds.map(seed => drawn(seed).findIndex(({ length }) => length === 3)))
  assert.deepEqual([...third].sort(), [0, 1, 2, 3])
})

test('groups of one are refused', () => {
  const refusal = { code: 'OPTION_IMPOSSIBLE', about: { option: 'groups' }, message: /5 entrants cannot fill 3 groups/ }
  assert.throws(() => snake(entrantsOf(5), 3), refusal)
  assert.throws(() => drawFromPots(entrantsOf(5), 3, () => 0), refusal)
})
