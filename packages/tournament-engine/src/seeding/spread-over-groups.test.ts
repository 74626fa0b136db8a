import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { draw, snake } from '../index.ts'
import { bergerRounds } from '../league/berger.ts'
import { arrangements } from '../testing/arrangements.ts'
import { spreadOverGroups } from './spread-over-groups.ts'

const ids = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

const league = fc
  .record({ groups: fc.integer({ min: 1, max: 9 }), each: fc.integer({ min: 2, max: 6 }), more: fc.nat({ max: 8 }) })
  .chain(({ groups, each, more }) => {
    const count = groups * each + (more % groups)
    const club = fc.constantFrom('a', 'b', 'c', 'd', undefined)
    return fc.record({ groups: fc.constant(groups), clubs: fc.array(club, { minLength: count, maxLength: count }) })
  })

test('every club has as many members in each group, or one more, and every group one of each pot', () => {
  fc.assert(
    fc.property(league, ({ groups, clubs }) => {
      const spread = spreadOverGroups(snake(ids(clubs.length), groups), id => clubs[id])
      assert.deepEqual(
        spread.flat().sort((one, two) => one - two),
        ids(clubs.length),
      )
      for (const club of ['a', 'b', 'c', 'd']) {
        const counts = spread.map(group => group.filter(id => clubs[id] === club).length)
        assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, `${club}: ${counts}`)
      }
      for (const group of spread) {
        const pots = group.map(id => Math.floor(id / groups)).sort((one, two) => one - two)
        assert.deepEqual(pots, ids(group.length))
      }
      assert.deepEqual(
        spread.map(group => Math.min(...group)),
        ids(groups),
      )
      if (groups > 1) draw('groups_knockout', ids(clubs.length), { groups, advance_per_group: 1 }, spread)
    }),
    { numRuns: 600, seed: 9 },
  )
})

test('without clubs the groups stay as they were dealt', () => {
  const groups = snake(ids(22), 4)
  assert.deepEqual(
    spreadOverGroups(groups, () => undefined),
    groups,
  )
})

/** The last round in which two of one club meet. */
function lastMeeting(order: readonly number[], clubs: readonly (string | undefined)[]): number {
  const clubOf = (number: number): string | undefined => clubs[order[number - 1] ?? -1]
  return (
    bergerRounds(order.length).findLastIndex(pairs =>
      pairs.some(([one, two]) => clubOf(one) !== undefined && clubOf(one) === clubOf(two)),
    ) + 1
  )
}

test('in one group club-mates have met as early as any order allows: compared with every order', () => {
  const clubs = fc.array(fc.constantFrom('a', 'b', undefined, undefined), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(clubs, list => {
      const [order = []] = spreadOverGroups([ids(list.length)], id => list[id])
      let best = list.length
      for (const other of arrangements(ids(list.length), list)) best = Math.min(best, lastMeeting(other, list))
      assert.equal(lastMeeting(order, list), best)
    }),
    { numRuns: 120, seed: 10 },
  )
})

test('three clubs of three in a round robin of 10 to 24 do not meet in the last three rounds, as FIDE asks', () => {
  for (let count = 10; count <= 24; count++) {
    const clubs = ids(count).map(id => ['a', 'b', 'c'][Math.floor(id / 3)])
    const [order = []] = spreadOverGroups([ids(count)], id => clubs[id])
    const rounds = count - 1 + (count % 2)
    assert.ok(lastMeeting(order, clubs) <= rounds - 3, `${count}: ${lastMeeting(order, clubs)}`)
  }
})
