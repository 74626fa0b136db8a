import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Settling, settle } from './settling.ts'

/** What is to come after changes at these times; `all` are those that concern more than matches. */
const after = (times: readonly number[], { all = [] as readonly number[], share = 0 } = {}) =>
  times.reduce<Settling | null>((waiting, now) => settle(waiting, all.includes(now), now, share), null)

test('a burst is followed by one fetch, soon after its last change', () => {
  assert.equal(after([0, 200, 400])?.at, 1000)
})

test('changes that never stop do not put it off for ever', () => {
  const steady = Array.from({ length: 40 }, (_, index) => index * 100)
  assert.equal(after(steady)?.at, 3000)
})

test('a change that concerns everything is not lost behind one of a match', () => {
  assert.equal(after([0, 100], { all: [0] })?.wantsAll, true)
  assert.equal(after([0, 100])?.wantsAll, false)
})

test('those who look on do not all fetch at once, and each no later than two seconds', () => {
  const early = after([0, 100], { share: 0.1 })?.at ?? 0
  const late = after([0, 100], { share: 0.9 })?.at ?? 0
  assert.ok(early < late && late - 700 <= 2000, `${early} and ${late}`)
})
