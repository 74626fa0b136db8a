import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commitTo } from './random.ts'
import { type SeedingOptions, seedEntrants } from './seed-entrants.ts'
import { verifyDraw } from './verify-draw.ts'

const entries = Array.from({ length: 24 }, (_, index) => ({
  id: index + 1,
  club: `club ${index % 4}`,
  seed: index < 4 ? index + 1 : null,
}))
const seed = 'seventeen green kettlebells'
const options: SeedingOptions = { seeding: 'random', protected: 4, separate_by: 'club' }
const drawn = seedEntrants(entries, { ...options, random_seed: seed })

test('the published seed and the entrants, in any order, give the draw', () => {
  assert.equal(verifyDraw(seed, commitTo(seed), entries.toReversed(), options, drawn), 'holds')
  assert.equal(verifyDraw(seed, ` ${commitTo(seed).toUpperCase()}\n`, entries, options, drawn), 'holds')
})

test('another seed than promised is found out', () => {
  assert.equal(verifyDraw(`${seed}!`, commitTo(seed), entries, options, drawn), 'other_seed')
})

test('another draw than the one that follows is found out', () => {
  assert.equal(verifyDraw(seed, commitTo(seed), entries, options, drawn.toReversed()), 'other_draw')
  assert.equal(verifyDraw(seed, commitTo(seed), entries, options, drawn.slice(1)), 'other_draw')
  assert.equal(verifyDraw(seed, commitTo(seed), entries.slice(1), options, drawn), 'other_draw')
})
