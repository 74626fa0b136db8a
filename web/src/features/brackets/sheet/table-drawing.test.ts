import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewDraw } from '../preview/preview-matches.ts'
import { sampleTournament } from '../testing/sample-bracket.ts'
import { svgFile } from './drawing.ts'
import type { Paper } from './pages.ts'
import { drawTables, pagesOfTables } from './table-drawing.ts'
import { sheetsOfView } from './view-sheets.ts'

const texts = { title: 'Cup <1> & "more"', lead: 'Groups', names: new Map() }
const kinds = [
  ['round_robin', {}],
  ['groups_knockout', { groups: 4 }],
  ['swiss', { rounds: 3 }],
] as const
const papers: readonly Paper[] = ['a4', 'a3', 'letter']

const sheetsOf = (
  count: number,
  [type, settings]: (typeof kinds)[number],
  name = (index: number) => `Player ${index}.`,
) => {
  const entries = Array.from({ length: count }, (_, index) => ({ name: name(index + 1) }))
  const { matches, standings } = previewDraw(entries, type, settings)
  const tournament = sampleTournament({ tournament_type: type, format: type, settings })
  return sheetsOfView({ tournament, bracket: [...matches], participants: [], standings: [...standings], rounds: null })
}
const rowsIn = (inside: string) => [...inside.matchAll(/ y="([\d.]+)" font-size="15"/g)].map(([, y]) => Number(y))

test('every format has a sheet of what is played and one of its standings', () => {
  const labels = (kind: (typeof kinds)[number]) => sheetsOf(12, kind).map(sheet => sheet.label)
  assert.deepEqual(labels(kinds[0]), ['Rounds', 'Standings'])
  assert.deepEqual(labels(kinds[1]), ['Groups', 'Knockout', 'Standings'])
  assert.deepEqual(labels(kinds[2]), ['Rounds', 'Standings'])
})

test('everybody stands on the sheet, inside the picture and as text', () => {
  const nasty = '<script>alert(1)</script>'
  for (const kind of kinds) {
    for (const sheet of sheetsOf(9, kind, index => (index === 3 ? nasty : `Player ${index}.`))) {
      const { whole } = sheet.draw(texts)
      const svg = svgFile(whole)
      assert.doesNotMatch(svg, /<script/)
      assert.ok(svg.includes('Cup &lt;1&gt; &amp; &quot;more&quot;'))
      if (sheet.label !== 'Knockout') {
        assert.ok(svg.includes('&lt;script&gt;'), `${kind[0]}, ${sheet.label}`)
        for (const index of [1, 2, 4, 9])
          assert.ok(svg.includes(`Player ${index}.`), `${kind[0]}, ${sheet.label}: ${index}`)
        assert.ok(Math.max(...rowsIn(whole.inside)) + whole.top < whole.height)
      }
    }
  }
})

test('on many pages no row is cut, none is left out, and every page says what it shows', () => {
  for (const count of [2, 8, 40, 300]) {
    const table = {
      title: 'Standings',
      columns: [{ header: 'Pl.', width: 30 }, { header: 'Name' }],
      rows: Array.from({ length: count }, (_, index) => [{ text: String(index + 1) }, { text: `Row ${index + 1}.` }]),
    }
    for (const paper of papers) {
      const { drawing, pages } = pagesOfTables([table], texts, paper)
      assert.equal(drawing.inside.split('>Row ').length - 1, count)
      assert.equal(drawing.inside.split('>Standings<').length - 1, pages.pages.length)
      assert.equal(drawing.inside.split('Cup &lt;1&gt;').length - 1, pages.pages.length)
      assert.ok(drawing.height * pages.scale <= pages.height + 1e-6, `${count} on ${paper}`)
      assert.ok(Math.abs(drawing.width * pages.scale - pages.pages.length * pages.width) < 1e-6)
    }
  }
})

test('one picture of a long list is about as wide as it is high, as paper is', () => {
  const rows = Array.from({ length: 1024 }, (_, index) => [{ text: `Row ${index + 1}` }])
  const { width, height } = drawTables([{ title: 'All', columns: [{ header: '' }], rows }], texts)
  assert.ok(width / height > 0.5 && width / height < 2, `${width} × ${height}`)
})
