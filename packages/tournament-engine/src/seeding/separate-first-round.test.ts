import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Pairing } from '../bracket.ts'
import { areClubMates } from './seed-entrants.ts'
import { separateFirstRound } from './separate-first-round.ts'

/** The upper half against the lower half; with an odd number the last has the bye. */
function firstRound(count: number): Pairing[] {
  const half = Math.floor(count / 2)
  const pairs = Array.from({ length: half }, (_, index): Pairing => ({ first: index, second: index + half }))
  return count % 2 === 0 ? pairs : [...pairs, { first: count - 1, second: null, bye: 'full' }]
}

test('none meets a club-mate while no club has more than half, else as few as can be; nobody is lost, byes stay', () => {
  const clubs = fc.array(fc.constantFrom('a', 'a', 'b', 'c', null), { minLength: 2, maxLength: 40, size: 'max' })
  fc.assert(
    fc.property(clubs, list => {
      const before = firstRound(list.length)
      const areMates = areClubMates(list.map((club, id) => ({ id, club })))
      const after = separateFirstRound(before, areMates)
      const clashes = after.filter(({ first, second }) => second !== null && areMates(first, second)).length
      const playing = list.slice(0, list.length - (list.length % 2))
      const largest = Math.max(...['a', 'b', 'c'].map(club => playing.filter(one => one === club).length))
      assert.equal(clashes, Math.max(0, largest - playing.length / 2))
      assert.deepEqual(
        after.map(({ first }) => first),
        before.map(({ first }) => first),
      )
      const seconds = (round: readonly Pairing[]) =>
        round.map(({ second }) => Number(second)).sort((one, two) => one - two)
      assert.deepEqual(seconds(after), seconds(before))
      for (const [index, pairing] of before.entries())
        if (pairing.second === null) assert.deepEqual(after[index], pairing)
    }),
    { numRuns: 600, seed: 12 },
  )
})

test('without a clash nothing moves', () => {
  const round = firstRound(9)
  assert.deepEqual(
    separateFirstRound(round, () => false),
    round,
  )
})
