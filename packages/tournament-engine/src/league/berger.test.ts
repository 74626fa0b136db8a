import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bergerRounds } from './berger.ts'

/** FIDE Handbook C.05, Annex 1: the tables for up to 14. */
const golden: Readonly<Record<number, string>> = {
  4: `1-4 2-3 / 4-3 1-2 / 2-4 3-1`,
  6: `1-6 2-5 3-4 / 6-4 5-3 1-2 / 2-6 3-1 4-5 / 6-5 1-4 2-3 / 3-6 4-2 5-1`,
  8: `1-8 2-7 3-6 4-5 / 8-5 6-4 7-3 1-2 / 2-8 3-1 4-7 5-6 / 8-6 7-5 1-4 2-3 / 3-8 4-2 5-1 6-7 / 8-7 1-6 2-5 3-4
    / 4-8 5-3 6-2 7-1`,
  10: `1-10 2-9 3-8 4-7 5-6 / 10-6 7-5 8-4 9-3 1-2 / 2-10 3-1 4-9 5-8 6-7 / 10-7 8-6 9-5 1-4 2-3
    / 3-10 4-2 5-1 6-9 7-8 / 10-8 9-7 1-6 2-5 3-4 / 4-10 5-3 6-2 7-1 8-9 / 10-9 1-8 2-7 3-6 4-5 / 5-10 6-4 7-3 8-2 9-1`,
  12: `1-12 2-11 3-10 4-9 5-8 6-7 / 12-7 8-6 9-5 10-4 11-3 1-2 / 2-12 3-1 4-11 5-10 6-9 7-8 / 12-8 9-7 10-6 11-5 1-4 2-3
    / 3-12 4-2 5-1 6-11 7-10 8-9 / 12-9 10-8 11-7 1-6 2-5 3-4 / 4-12 5-3 6-2 7-1 8-11 9-10 / 12-10 11-9 1-8 2-7 3-6 4-5
    / 5-12 6-4 7-3 8-2 9-1 10-11 / 12-11 1-10 2-9 3-8 4-7 5-6 / 6-12 7-5 8-4 9-3 10-2 11-1`,
  14: `1-14 2-13 3-12 4-11 5-10 6-9 7-8 / 14-8 9-7 10-6 11-5 12-4 13-3 1-2 / 2-14 3-1 4-13 5-12 6-11 7-10 8-9
    / 14-9 10-8 11-7 12-6 13-5 1-4 2-3 / 3-14 4-2 5-1 6-13 7-12 8-11 9-10 / 14-10 11-9 12-8 13-7 1-6 2-5 3-4
    / 4-14 5-3 6-2 7-1 8-13 9-12 10-11 / 14-11 12-10 13-9 1-8 2-7 3-6 4-5 / 5-14 6-4 7-3 8-2 9-1 10-13 11-12
    / 14-12 13-11 1-10 2-9 3-8 4-7 5-6 / 6-14 7-5 8-4 9-3 10-2 11-1 12-13 / 14-13 1-12 2-11 3-10 4-9 5-8 6-7
    / 7-14 8-6 9-5 10-4 11-3 12-2 13-1`,
}

const read = (table: string): number[][][] =>
  table.split('/').map(round =>
    round
      .trim()
      .split(/\s+/)
      .map(pair => pair.split('-').map(Number)),
  )

for (const [count, table] of Object.entries(golden)) {
  test(`the Berger table of ${count}, and that of one fewer with the last number as the free round`, () => {
    const even = Number(count)
    assert.deepEqual(bergerRounds(even), read(table))
    const withoutLast = read(table).map(round => round.filter(pair => !pair.includes(even)))
    assert.deepEqual(bergerRounds(even - 1), withoutLast)
  })
}

test('of any number everybody meets everybody once, at most once a round, and plays first as often as second within 1', () => {
  for (let count = 2; count <= 65; count++) {
    const met = new Set<string>()
    const balance = new Map<number, number>()
    const rounds = bergerRounds(count)
    assert.equal(rounds.length, count - 1 + (count % 2))
    for (const round of rounds) {
      assert.equal(round.length, Math.floor(count / 2))
      assert.equal(new Set(round.flat()).size, round.length * 2)
      for (const [first, second] of round) {
        met.add([first, second].sort((one, two) => one - two).join('-'))
        balance.set(first, (balance.get(first) ?? 0) + 1)
        balance.set(second, (balance.get(second) ?? 0) - 1)
      }
    }
    assert.equal(met.size, (count * (count - 1)) / 2)
    assert.ok([...balance.values()].every(difference => Math.abs(difference) <= 1))
  }
})
