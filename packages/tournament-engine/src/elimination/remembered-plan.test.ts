import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Draw, draw, drawOf } from '../index.ts'
import { entrantsOf } from '../testing/play.ts'
import { rememberedPlan } from './remembered-plan.ts'

function drawn(count: number, play_offs: 'none' | 'all' = 'none'): Draw {
  return drawOf(draw('single_elimination', entrantsOf(count), { play_offs }))
}

test('brackets of one shape share their layout, whoever plays; another shape has its own', () => {
  const one = draw('double_elimination', entrantsOf(9))
  const two = draw('double_elimination', entrantsOf(9).toReversed())
  assert.equal(one.matches[8]?.sources, two.matches[8]?.sources)
  assert.notDeepEqual(one.matches[1]?.participants, two.matches[1]?.participants)
  const other = draw('double_elimination', entrantsOf(9), { grand_final: 'none' })
  assert.equal(other.matches.length, one.matches.length - 2)
})

test('what is kept has a limit: the oldest goes, and what is too large is not kept at all', () => {
  let laidOut = 0
  const plan = (size: number) => () => {
    laidOut++
    return { nodes: draw('single_elimination', entrantsOf(size)).matches, rounds: 1 }
  }
  const small = drawn(300, 'all')
  rememberedPlan(small, plan(300))
  assert.equal(laidOut, 0)
  for (const count of [16_383, 16_382, 16_381]) rememberedPlan(drawn(count), plan(count))
  rememberedPlan(small, plan(300))
  assert.equal(laidOut, 1)
  const huge = draw('single_elimination', entrantsOf(16_384), { play_offs: 'all' })
  const again = draw('single_elimination', entrantsOf(16_384), { play_offs: 'all' })
  assert.notEqual(huge.matches[0]?.sources, again.matches[0]?.sources)
})
