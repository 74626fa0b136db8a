import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, EngineError, isComplete, podium, standings } from '../index.ts'
import { entrantsOf, playOut } from '../testing/play.ts'

test('one group has no name: its matches in Berger order, round by round', () => {
  const { matches, groups, rounds } = draw('round_robin', [10, 20, 30, 40, 50])
  assert.deepEqual(
    matches.map(({ round, position, participants }) => [round, position, ...participants]),
    [
      [1, 1, 20, 50],
      [1, 2, 30, 40],
      [2, 1, 50, 30],
      [2, 2, 10, 20],
      [3, 1, 30, 10],
      [3, 2, 40, 50],
      [4, 1, 10, 40],
      [4, 2, 20, 30],
      [5, 1, 40, 20],
      [5, 2, 50, 10],
    ],
  )
  assert.equal(rounds, 5)
  assert.deepEqual(groups, [[10, 20, 30, 40, 50]])
  for (const { group, stage, bracket, status, places } of matches) {
    assert.deepEqual([group, stage, bracket, status, places], [null, 1, 'group', 'ready', null])
  }
  assert.equal(matches[3]?.label, 'Round 2')
})

test('with two legs everybody meets again with the sides swapped', () => {
  const { matches, rounds } = draw('round_robin', entrantsOf(7), { legs: 2 })
  assert.equal(rounds, 14)
  const half = matches.length / 2
  assert.deepEqual(
    matches.slice(half).map(({ round, participants }) => [round, ...participants]),
    matches.slice(0, half).map(({ round, participants }) => [round + 7, ...participants.toReversed()]),
  )
})

test('groups play side by side, a round of each before the next, and a smaller group is done earlier', () => {
  const { matches, groups, rounds } = draw('round_robin', entrantsOf(9), { groups: 2, legs: 2 })
  assert.deepEqual(
    groups.map(({ length }) => length),
    [5, 4],
  )
  assert.equal(rounds, 10)
  assert.deepEqual(
    matches.map(({ number }) => number),
    matches.map((_, index) => index + 1),
  )
  const order = matches.map(({ round, group, position }) => [round, group, position].join(' '))
  assert.deepEqual(order.slice(0, 5), ['1 A 1', '1 A 2', '1 B 1', '1 B 2', '2 A 1'])
  assert.deepEqual(
    [...new Set(matches.filter(({ group }) => group === 'B').map(({ round }) => round))],
    [1, 2, 3, 4, 5, 6],
  )
  assert.equal(matches[2]?.label, 'Group B, round 1')
  for (const { group, participants } of matches) {
    const members = groups[group === 'A' ? 0 : 1]
    assert.ok(participants.every(slot => slot !== null && members?.includes(slot)))
  }
})

test('groups are named as the columns of a spreadsheet', () => {
  const names = [...new Set(draw('round_robin', entrantsOf(60), { groups: 30 }).matches.map(({ group }) => group))]
  assert.deepEqual(names.slice(24), ['Y', 'Z', 'AA', 'AB', 'AC', 'AD'])
})

test('of several groups everybody is ranked first, then each group, and the podium is of everybody', () => {
  const start = draw('round_robin', entrantsOf(7), { groups: 2 })
  const bracket = playOut(start, pair => Math.min(...pair))
  assert.ok(isComplete(bracket))
  assert.deepEqual(
    standings(bracket).map(({ group, place, entrant, separated_by }) => [group, place, entrant, separated_by]),
    [
      // Three wins of three are worth as much as two of two: the lots decide between 1000 and 1001.
      [null, 1, 1000, null],
      [null, 2, 1001, 'lots'],
      [null, 3, 1002, 'group_rank'],
      [null, 4, 1003, 'points'],
      [null, 5, 1005, 'group_rank'],
      [null, 6, 1004, 'points'],
      [null, 7, 1006, 'group_rank'],
      ['A', 1, 1000, null],
      ['A', 2, 1003, 'points'],
      ['A', 3, 1004, 'points'],
      ['B', 1, 1001, null],
      ['B', 2, 1002, 'points'],
      ['B', 3, 1005, 'points'],
      ['B', 4, 1006, 'points'],
    ],
  )
  assert.deepEqual(
    podium(bracket).map(({ place, entrant }) => [place, entrant]),
    [
      [1, 1000],
      [2, 1001],
      [3, 1002],
    ],
  )
})

test('groups that nobody could hold are refused before they are made', () => {
  assert.throws(
    () => draw('groups_knockout', entrantsOf(4000), { groups: 2 }),
    (error: unknown) => error instanceof EngineError && error.code === 'ENTRANTS_TOO_MANY',
  )
})

test('groups that are given fix their number, which must not contradict the option', () => {
  const given = [
    [10, 40],
    [30, 20],
    [50, 60],
  ]
  const bracket = draw('round_robin', [10, 20, 30, 40, 50, 60], {}, given)
  assert.equal(bracket.options.groups, 3)
  assert.deepEqual(
    bracket.matches.map(({ participants }) => participants),
    given,
  )
  assert.throws(() => draw('round_robin', [10, 20, 30, 40, 50, 60], { groups: 2 }, given), {
    code: 'OPTION_IMPOSSIBLE',
    about: { option: 'groups' },
  })
})
