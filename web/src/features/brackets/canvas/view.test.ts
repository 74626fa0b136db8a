import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { centreOn, clampView, firstView, fitView, isSeen, margin, seenPart, zoomLimits } from './view.ts'

const length = fc.integer({ min: 60, max: 30_000 })
const size = fc.record({ width: length, height: length })
const frameSize = fc.record({
  width: fc.integer({ min: 200, max: 2000 }),
  height: fc.integer({ min: 200, max: 1400 }),
})
const anyView = fc.record({
  x: fc.integer({ min: -40_000, max: 40_000 }),
  y: fc.integer({ min: -40_000, max: 40_000 }),
  k: fc.double({ min: 0.02, max: 2, noNaN: true }),
})

test('wherever a view is moved, the drawing is not lost', () => {
  fc.assert(
    fc.property(anyView, size, frameSize, (view, drawing, frame) => {
      const { x, y, k } = clampView(view, drawing, frame)
      assert.equal(k, view.k)
      assert.ok(x <= frame.width - margin.side && x + drawing.width * k >= margin.side)
      assert.ok(y <= frame.height - margin.bottom && y + drawing.height * k >= margin.top)
      assert.deepEqual(clampView({ x, y, k }, drawing, frame), { x, y, k }, 'clamping twice changes nothing')
    }),
  )
})

test('fitting shows all of it, unless it would be smaller than a speck, and never enlarges', () => {
  fc.assert(
    fc.property(size, frameSize, (drawing, frame) => {
      const view = fitView(drawing, frame)
      assert.ok(view.k <= 1)
      if (view.k > 0.028)
        assert.ok(isSeen(view, { left: 0, top: 0, ...drawing }, { ...frame, height: frame.height + 1 }))
      assert.equal(zoomLimits(drawing, frame)[0], view.k)
    }),
  )
})

test('a match that is centred can be seen', () => {
  fc.assert(
    fc.property(anyView, frameSize, fc.integer({ min: 0, max: 900 }), (view, frame, at) => {
      const drawing = { width: 3000, height: 3000 }
      const box = { left: at * 2, top: at * 3, width: 60, height: 30 }
      assert.ok(isSeen(centreOn({ ...view, k: 1 }, box, drawing, frame), box, frame))
    }),
  )
})

test('the first sight begins at the top left, and is only made smaller as long as it can be read', () => {
  assert.deepEqual(firstView({ width: 3000, height: 3000 }, { width: 1000, height: 600 }), { x: 24, y: 18, k: 1 })
  const { k } = firstView({ width: 1200, height: 3000 }, { width: 1048, height: 600 })
  assert.ok(Math.abs(k - 1000 / 1200) < 1e-9)
})

test('the part that is seen is the frame, in the measure of the drawing', () => {
  assert.deepEqual(seenPart({ x: -100, y: 50, k: 0.5 }, { width: 400, height: 300 }), {
    left: 200,
    top: -100,
    width: 800,
    height: 600,
  })
})
