import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Format } from './bracket.ts'
import { chooseBySize, defaultSizeTable, type SizeRow } from './by-size.ts'
import { EngineError } from './engine-error.ts'

const knockout = (from: number, to?: number): SizeRow => ({
  from,
  ...(to === undefined ? {} : { to }),
  format: 'single_elimination',
  options: {},
})

test('the default is what clubs print: 2 best of three, 3 to 5 a round robin, 6 and more a double elimination', () => {
  assert.deepEqual(chooseBySize(2), {
    from: 2,
    to: 2,
    format: 'single_elimination',
    options: { best_of: 3 },
  })
  for (const count of [3, 4, 5]) assert.equal(chooseBySize(count).format, 'round_robin')
  for (const count of [6, 7, 16_384]) assert.equal(chooseBySize(count).format, 'double_elimination')
})

test('in a table of any widths every count has the one row that covers it', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(widths, fc.integer({ min: 2, max: 90 }), (sizes, count) => {
      let from = 2
      const table = sizes.map((size, index) => {
        const row = knockout(from, index === sizes.length - 1 ? undefined : from + size - 1)
        from += size
        return row
      })
      const row = chooseBySize(count, table)
      assert.deepEqual(
        table.filter(({ from, to }) => from <= count && count <= (to ?? count)),
        [row],
      )
    }),
    { numRuns: 300, seed: 2 },
  )
})

const refusals: [string, SizeRow[], number | undefined, RegExp][] = [
  ['an overlap', [knockout(2, 4), knockout(4)], 2, /overlaps the row before it at 4 entrants/],
  ['anything after an open end', [knockout(2), knockout(9)], 2, /overlaps/],
  ['a gap', [knockout(2, 4), knockout(6)], 2, /leaves out 5/],
  ['a row that ends before it begins', [knockout(4, 3)], 1, /ends at 4 entrants or more/],
  ['a row that ends nowhere', [knockout(4, Number.NaN)], 1, /ends at 4 entrants or more/],
  ['half an entrant', [knockout(2.5)], 1, /whole number/],
  ['one entrant', [knockout(1)], 1, /at least 2/],
  ['an impossible option', [{ ...knockout(2), options: { best_of: 4 } }], 1, /"best_of" is an odd number/],
  // The types rule it out; a stored table can still hold it.
  ['an unknown format', [{ ...knockout(2), format: 'ladder' as Format }], 1, /no format "ladder"/],
  ['a count that nothing covers', [knockout(2, 4)], undefined, /covers 7 entrants/],
]

for (const [what, table, row, sentence] of refusals) {
  test(`OPTION_IMPOSSIBLE: ${what}`, () => {
    assert.throws(
      () => chooseBySize(7, table),
      error => {
        assert.ok(error instanceof EngineError)
        assert.equal(error.code, 'OPTION_IMPOSSIBLE')
        assert.deepEqual(error.about, row === undefined ? { option: 'table' } : { option: 'table', row })
        assert.match(error.message, sentence)
        return true
      },
    )
  })
}

test('ENTRANTS_TOO_FEW: nobody, one, no number', () => {
  for (const count of [0, 1, Number.NaN]) {
    assert.throws(() => chooseBySize(count, defaultSizeTable), { code: 'ENTRANTS_TOO_FEW' })
  }
})
