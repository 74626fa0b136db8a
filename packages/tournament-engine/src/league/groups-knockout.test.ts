import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type DrawOptions, draw, type EntrantId, podium, standings } from '../index.ts'
import { entrantsOf, playOut, seededRandom } from '../testing/play.ts'
import { firstRound, lowerWins, nameOf, playGroups } from './testing/play-groups.ts'

const layout = (count: number, options: DrawOptions): string[] =>
  firstRound(draw('groups_knockout', entrantsOf(count), options)).map(({ sources }) => sources.map(nameOf).join(' '))

test('two, four and eight groups cross over as at the great tournaments', () => {
  assert.deepEqual(layout(6, { groups: 2 }), ['A1 B2', 'B1 A2'])
  assert.deepEqual(layout(16, { groups: 4 }), ['A1 B2', 'C1 D2', 'B1 A2', 'D1 C2'])
  assert.deepEqual(layout(32, { groups: 8 }), [
    ...['A1 B2', 'C1 D2', 'E1 F2', 'G1 H2'],
    ...['B1 A2', 'D1 C2', 'F1 E2', 'H1 G2'],
  ])
})

test('other numbers are seeded by rank, with byes for the winners of the first groups', () => {
  assert.deepEqual(layout(12, { groups: 3 }), ['A1 -', 'B2 C2', 'B1 -', 'C1 A2'])
  assert.deepEqual(layout(12, { groups: 2, advance_per_group: 4 }), ['A1 B4', 'B2 A3', 'B1 A4', 'A2 B3'])
  assert.deepEqual(layout(12, { groups: 4, advance_per_group: 1 }), ['A1 D1', 'B1 C1'])
  assert.deepEqual(layout(5, { groups: 1, advance_per_group: 4 }), ['A1 A4', 'A2 A3'])
  assert.deepEqual(layout(12, { groups: 3, advance_best_next: 2 }), [
    'A1 best 3 (2)',
    'B2 C2',
    'B1 best 3 (1)',
    'C1 A2',
  ])
})

const shape = fc
  .record({
    groups: fc.integer({ min: 2, max: 13 }),
    advance_per_group: fc.integer({ min: 1, max: 5 }),
    advance_best_next: fc.nat({ max: 12 }),
    seed: fc.integer(),
  })
  .filter(({ groups, advance_best_next }) => advance_best_next < groups)

test('no group-mates meet in the first round whoever is best, two of a group are in opposite halves, and no winner waits', () => {
  fc.assert(
    fc.property(shape, ({ seed, ...options }) => {
      const { groups, advance_per_group: advance, advance_best_next: best } = options
      const random = seededRandom(seed)
      const score = (): [number, number] => [Math.floor(random() * 4), Math.floor(random() * 4)]
      const bracket = playGroups(draw('groups_knockout', entrantsOf(groups * (advance + 1)), options), score)
      const groupOf = (entrant: EntrantId | null): number =>
        bracket.groups.findIndex(ids => ids.some(id => id === entrant))
      const first = firstRound(bracket)
      const slots = first.flatMap(({ participants }) => participants)
      const through = slots.filter(slot => slot !== null)
      assert.equal(new Set(through).size, groups * advance + best)
      assert.equal(through.length, groups * advance + best)
      for (const { participants, status } of first) {
        const [one, two] = participants.map(groupOf)
        assert.notEqual(one, two)
        assert.notEqual(status, 'waiting')
      }
      const rankOf = new Map(standings(bracket).flatMap(row => (row.group === null ? [] : [[row.entrant, row.place]])))
      const ranks = (status: string): number[] =>
        first.flatMap(match => (match.status === status ? match.participants.map(id => rankOf.get(id ?? 0) ?? 0) : []))
      assert.ok(Math.max(0, ...ranks('bye')) <= Math.min(99, ...ranks('ready')))
      if (advance === 2 && best !== 1) {
        const halves = bracket.groups.map(() => new Set<boolean>())
        for (const [index, slot] of slots.entries()) {
          if (slot !== null && (rankOf.get(slot) ?? 9) <= 2) halves[groupOf(slot)]?.add(index < slots.length / 2)
        }
        assert.ok(halves.every(({ size }) => size === 2))
      }
    }),
    { numRuns: 400, seed: 20_221_218 },
  )
})

test('a single best second whom the opponent knows already changes places with another winner', () => {
  const options = { groups: 3, advance_per_group: 1, advance_best_next: 1 }
  const start = draw('groups_knockout', entrantsOf(9), options)
  assert.deepEqual(
    firstRound(start).map(({ sources }) => sources.map(nameOf)),
    [
      ['best 1 (1)', 'best 2 (1)'],
      ['best 1 (2)', 'C1'],
    ],
  )
  /** Who meets whom when the second of this group wins highest of the seconds. */
  const meetings = (best: string): (number | null)[][] => {
    const [, second, third] = start.groups['ABC'.indexOf(best)] ?? []
    const bracket = playGroups(start, match => {
      const isHigh = [second, third].every(entrant => match.participants.some(slot => slot === entrant))
      const [p1, p2] = lowerWins(match)
      return isHigh ? [p1 * 9, p2 * 9] : [p1, p2]
    })
    return firstRound(bracket).map(({ participants }) => [...participants])
  }
  assert.deepEqual(start.groups, [
    [1000, 1005, 1006],
    [1001, 1004, 1007],
    [1002, 1003, 1008],
  ])
  assert.deepEqual(meetings('A'), [
    [1001, 1005],
    [1000, 1002],
  ])
  assert.deepEqual(meetings('B'), [
    [1000, 1004],
    [1001, 1002],
  ])
  assert.deepEqual(meetings('C'), [
    [1000, 1003],
    [1001, 1002],
  ])
})

test('the best of a rank in groups of different size are compared by the mean of a match', () => {
  const options = { groups: 2, advance_per_group: 1, advance_best_next: 1 }
  const start = draw('groups_knockout', [1, 2, 3, 4, 5, 6, 7], options, [
    [1, 2, 3],
    [4, 5, 6, 7],
  ])
  const bracket = playGroups(start, match => {
    const [one, two] = match.participants
    if (one === 5 && two === 6) return [1, 1]
    return one === 7 && two === 6 ? [1, 0] : lowerWins(match)
  })
  const seconds = standings(bracket).filter(({ group, place }) => group !== null && place === 2)
  assert.deepEqual(
    seconds.map(({ entrant, points, played }) => [entrant, points, played]),
    [
      [2, 3, 2],
      [5, 4, 3],
    ],
  )
  assert.deepEqual(
    firstRound(bracket).map(({ participants }) => participants),
    [
      [1, null],
      [4, 2],
    ],
  )
})

test('standings give everybody first and then each group; third place and play-offs belong to the knockout', () => {
  const start = draw('groups_knockout', entrantsOf(12), { groups: 4, third_place: true, play_offs: 'top_8' })
  const bracket = playOut(start, pair => Math.min(...pair))
  const rows = standings(bracket)
  assert.deepEqual(
    rows.slice(0, 12).map(({ place, group }) => [place, group]),
    Array.from({ length: 12 }, (_, index) => [index + 1, null]),
  )
  assert.deepEqual(
    rows.slice(12).map(({ place, group }) => `${group}${place}`),
    ['A', 'B', 'C', 'D'].flatMap(group => [1, 2, 3].map(place => `${group}${place}`)),
  )
  assert.equal(rows[8]?.separated_by, 'knockout')
  assert.deepEqual(
    podium(bracket).map(({ place }) => place),
    [1, 2, 3],
  )
  const [champion] = rows
  assert.deepEqual([champion?.played, champion?.wins, champion?.points], [5, 5, 15])
})

test('impossible numbers are refused by the option and the rule', () => {
  const refused = (count: number, options: DrawOptions, option: string, message: RegExp): void => {
    assert.throws(() => draw('groups_knockout', entrantsOf(count), options), {
      code: 'OPTION_IMPOSSIBLE',
      about: { option },
      message,
    })
  }
  refused(11, { groups: 3, advance_per_group: 4 }, 'advance_per_group', /the smallest group has 3/)
  refused(4, { groups: 1, advance_per_group: 1 }, 'advance_per_group', /at least two/)
  refused(12, { groups: 3, advance_best_next: 3 }, 'advance_best_next', /rank 3 at most 2/)
  refused(10, { groups: 3, advance_per_group: 3, advance_best_next: 2 }, 'advance_best_next', /rank 4 at most 1/)
  refused(5, { groups: 3 }, 'groups', /at least two/)
})
