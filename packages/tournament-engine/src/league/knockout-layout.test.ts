import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw } from '../index.ts'
import { entrantsOf } from '../testing/play.ts'
import { knockoutLayout } from './knockout-layout.ts'
import { spread } from './spread.ts'

test('the 24 of a European championship: in each of 15 cases every winner gets a third of the groups laid down', () => {
  const layout = knockoutLayout(draw('groups_knockout', entrantsOf(24), { groups: 6, advance_best_next: 4 }))
  const allowed = ['ADEF', 'DEF', 'ABCD', 'ABC']
  const names = [...'ABCDEF']
  let cases = 0
  for (const one of names) {
    for (const two of names.filter(name => name > one)) {
      const qualified = names.filter(name => name !== one && name !== two)
      const groups = layout.slotGroups(qualified.toReversed())
      assert.deepEqual(groups.toSorted(), qualified)
      for (const [slot, group = ''] of groups.entries()) assert.ok(allowed[slot]?.includes(group))
      cases++
    }
  }
  assert.equal(cases, 15)
})

test('12 groups with 8 best thirds: none of the 495 sets of thirds lets group-mates meet before the quarter-finals', () => {
  const layout = knockoutLayout(draw('groups_knockout', entrantsOf(48), { groups: 12, advance_best_next: 8 }))
  const names = [...'ABCDEFGHIJKL']
  let cases = 0
  for (let set = 0; set < 2 ** 12; set++) {
    const qualified = names.filter((_, index) => set & (1 << index))
    if (qualified.length !== 8) continue
    cases++
    const groups = layout.slotGroups(qualified)
    const leaves = layout.feeds.map(feed => {
      if (feed.kind !== 'rank') return ''
      return feed.group ?? groups[(feed.slot ?? 0) - 1] ?? ''
    })
    assert.equal(new Set(leaves).size, 12)
    for (let at = 0; at < leaves.length; at += 4) assert.equal(new Set(leaves.slice(at, at + 4)).size, 4)
  }
  assert.equal(cases, 495)
})

test('a group that came later moves an earlier one where there is no other way', () => {
  const placed = new Map([
    ['A', [8]],
    ['B', [0]],
  ])
  // B must not sit beside its own at 0, and A would have taken the seat that is left for it.
  assert.deepEqual(spread([2, 1], ['A', 'B'], placed), ['B', 'A'])
})

test('of seats that are to be kept apart no two go to one group', () => {
  assert.deepEqual(spread([4, 8], ['A', 'B'], new Map([['A', [12]]]), [12, 4]), ['B', 'A'])
  assert.deepEqual(spread([4, 8], ['A', 'B'], new Map([['A', [12]]])), ['A', 'B'])
})
