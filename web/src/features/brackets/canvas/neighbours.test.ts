import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewDraw } from '../preview/preview-matches.ts'
import { layOutTree } from '../tree/tree-layout.ts'
import { neighbourOf } from './neighbours.ts'

const entries = Array.from({ length: 16 }, (_, index) => ({ name: `Player ${index + 1}` }))
const layout = layOutTree(previewDraw(entries, 'double_elimination', {}).matches)

test('right follows the winner, and left comes back to a match that leads there', () => {
  for (const { from, to } of layout.joins) {
    assert.equal(neighbourOf(layout, from, 'right'), to)
    const back = neighbourOf(layout, to, 'left')
    assert.ok(layout.joins.some(join => join.to === to && join.from === back))
  }
})

test('up and down are each other’s way back, and every match can be reached by arrows', () => {
  for (const { match } of layout.placed) {
    const below = neighbourOf(layout, match.id, 'down')
    if (below !== undefined) assert.equal(neighbourOf(layout, below, 'up'), match.id)
  }
  const [first] = layout.placed
  assert.ok(first)
  const reached = new Set([first.match.id])
  for (const id of reached) {
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const next = neighbourOf(layout, id, direction)
      if (next !== undefined) reached.add(next)
    }
  }
  assert.equal(reached.size, layout.placed.length)
})

test('beyond the edges there is nothing', () => {
  const last = layout.placed.reduce((one, two) => (two.left > one.left ? two : one))
  assert.equal(neighbourOf(layout, last.match.id, 'right'), undefined)
  assert.equal(neighbourOf(layout, -1, 'left'), undefined)
})
