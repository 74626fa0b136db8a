import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewDraw } from '../preview/preview-matches.ts'
import { layOutTree } from '../tree/tree-layout.ts'
import { drawTree, svgFile } from './drawing.ts'
import { clipped, svgText } from './svg-text.ts'

const nasty = [
  '<script>alert(1)</script>',
  'Tom & "Jerry"',
  'علي حسن',
  '🤸‍♀️ Ada',
  'x'.repeat(300),
  `NUL\u0000\u000b\ud800 end`,
  '=cmd|1',
  "O'Neil",
]
const drawn = (names: readonly string[]) => {
  const { matches } = previewDraw(
    names.map(name => ({ name })),
    'single_elimination',
    { third_place: true },
  )
  const layout = layOutTree(matches)
  return { layout, drawing: drawTree(layout, { title: 'Cup <1> & "more"', lead: '24 Nov', names: new Map() }) }
}

test('whatever people write is text in the picture: nothing of it becomes markup', () => {
  const svg = svgFile(drawn(nasty).drawing)
  const tags = new Set([...svg.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name))
  assert.deepEqual([...tags].sort(), ['g', 'path', 'rect', 'svg', 'text'])
  assert.ok(svg.includes('Cup &lt;1&gt; &amp; &quot;more&quot;'))
  assert.ok(svg.includes('&lt;script&gt;'))
  assert.ok(svg.includes('علي حسن'))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML does not know are looked for
  assert.doesNotMatch(svg, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
  assert.equal(svgText('\ud800'), '')
})

test('every match and every heading is drawn inside the picture', () => {
  const { layout, drawing } = drawn(Array.from({ length: 19 }, (_, index) => `Player ${index + 1}`))
  assert.equal(drawing.inside.split('rx="9"').length - 1, layout.placed.length)
  for (const { text } of layout.headings) assert.ok(drawing.inside.includes(text.toLocaleUpperCase()))
  assert.ok(drawing.width >= layout.width + drawing.left && drawing.height >= layout.height + drawing.top)
})

test('a long name ends in an ellipsis, a short one is left alone', () => {
  assert.equal(clipped('Ada', 100, 15), 'Ada')
  const long = clipped('W'.repeat(300), 150, 15)
  assert.ok(long.endsWith('…') && long.length < 15)
})
