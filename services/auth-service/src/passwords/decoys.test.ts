import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { kindAt } from './decoys.ts'

const rows = fc.array(fc.record({ kind: fc.string(), accounts: fc.integer({ min: 1, max: 50 }) }), { minLength: 1 })

test('kinds are given in the shares in which accounts have them', () => {
  fc.assert(
    fc.property(rows, kinds => {
      const total = kinds.reduce((sum, { accounts }) => sum + accounts, 0)
      const given = Array.from({ length: total }, (_, index) => kindAt(kinds, (index + 0.5) / total))
      const wanted = kinds.flatMap(({ kind, accounts }) => Array<string>(accounts).fill(kind))
      assert.deepEqual(given, wanted)
    }),
  )
})

test('without accounts there is none', () => assert.equal(kindAt([], 0.5), undefined))
