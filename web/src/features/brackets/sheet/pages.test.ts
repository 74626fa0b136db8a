import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewDraw } from '../preview/preview-matches.ts'
import { cardWidth, layOutTree } from '../tree/tree-layout.ts'
import { drawTree } from './drawing.ts'
import { manyPages, onePage, type Paper } from './pages.ts'

const sheet = (count: number, type: 'single_elimination' | 'double_elimination') => {
  const entries = Array.from({ length: count }, (_, index) => ({ name: `Player ${index + 1}` }))
  const layout = layOutTree(previewDraw(entries, type, {}).matches)
  return { layout, drawing: drawTree(layout, { title: 'Cup', lead: '', names: new Map() }) }
}
const sizes = [2, 5, 8, 16, 31, 64, 128]
const kinds = ['single_elimination', 'double_elimination'] as const
const papers: readonly Paper[] = ['a4', 'a3', 'letter']

test('on many pages every match stands whole on one of them, and no page is empty', () => {
  for (const kind of kinds) {
    for (const count of sizes) {
      const { layout, drawing } = sheet(count, kind)
      for (const paper of papers) {
        const { pages, width, height, scale } = manyPages(drawing, layout.placed, paper)
        for (const { match, left, top, height: high } of layout.placed) {
          const x = left + drawing.left
          const y = top + drawing.top
          const isWhole = pages.some(
            page =>
              x >= page.left &&
              x + cardWidth <= page.left + width / scale &&
              y >= page.top &&
              y + high <= page.top + height / scale,
          )
          assert.ok(isWhole, `${kind} of ${count} on ${paper}: match ${match.id} is cut`)
        }
        assert.deepEqual(
          pages.map(page => page.number),
          pages.map((_, index) => index + 1),
        )
      }
    }
  }
})

test('one page holds all of it, and nothing is enlarged beyond reading size', () => {
  for (const count of sizes) {
    const { drawing } = sheet(count, 'double_elimination')
    const { pages, width, height, scale } = onePage(drawing, 'a4')
    assert.equal(pages.length, 1)
    assert.ok(drawing.width * scale <= width + 1e-9 && drawing.height * scale <= height + 1e-9)
    assert.ok(cardWidth * scale <= 46 + 1e-9)
  }
})

test('a small bracket takes one page either way', () => {
  const { layout, drawing } = sheet(4, 'single_elimination')
  assert.equal(manyPages(drawing, layout.placed, 'a4').pages.length, 1)
})
