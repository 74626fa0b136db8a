import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Match } from '@gym-it/contracts'
import { applyMatches } from '../live-bracket.ts'
import { previewDraw } from '../preview/preview-matches.ts'
import { sampleBracket } from '../testing/sample-bracket.ts'
import { layOutTree } from '../tree/tree-layout.ts'
import { fallsOf, traceOf } from './trace.ts'
import { fallLines } from './way-lines.ts'
import { waysOf } from './ways.ts'

const entries = Array.from({ length: 8 }, (_, index) => ({ name: `Player ${index + 1}` }))

function traced(matches: readonly Match[], ...people: number[]) {
  const { marks, drops } = traceOf(matches, waysOf(matches), new Set(people))
  const marked = (as: string) => [...marks].filter(([, mark]) => mark === as).map(([id]) => id)
  return { own: marked('own'), ahead: marked('ahead'), afterLoss: marked('after_loss'), drops }
}

test('before play: the first match, all that follow by winning, and where a loss leads', () => {
  const { matches } = previewDraw(entries, 'double_elimination', {})
  const { own, ahead, afterLoss, drops } = traced(matches, 1)
  assert.equal(own.length, 1)
  const labels = ahead.map(id => matches.find(match => match.id === id)?.label)
  assert.deepEqual(labels.slice(0, 3), ["Winners' semi-final", "Winners' final", 'Grand final'])
  assert.equal(afterLoss.length, 1)
  assert.deepEqual(drops, [{ from: own[0], to: afterLoss[0] }])
})

test('a lost match leads to the one for third place by a drop, and nothing of the way to the title is left', () => {
  const view = sampleBracket()
  const [semi] = view.bracket
  assert.ok(semi)
  const lost = {
    ...semi,
    winner: semi.participant2,
    winner_id: semi.participant2?.id ?? null,
    status: 'completed' as const,
    version: 2,
  }
  const { bracket } = applyMatches(view, [lost])
  const { own, ahead, drops } = traced(bracket, semi.participant1?.id ?? 0)
  assert.deepEqual(own, [1, 4])
  assert.deepEqual(ahead, [])
  assert.deepEqual(drops, [{ from: 1, to: 4 }])
})

test('two people together have both ways; somebody unknown has none', () => {
  const { bracket } = sampleBracket()
  const both = traced(bracket, 1, 2)
  assert.deepEqual(both.own, [1, 2])
  assert.deepEqual(both.ahead, [3])
  assert.deepEqual(traced(bracket, 99), { own: [], ahead: [], afterLoss: [], drops: [] })
})

test('where losers go is a line from each match that has one, and none to what is not drawn', () => {
  const { matches } = previewDraw(entries, 'double_elimination', {})
  const ways = waysOf(matches)
  const falls = fallsOf(matches, ways)
  assert.deepEqual(
    falls.map(({ from }) => from),
    [...ways.losers.keys()].toSorted((one, two) => one - two),
  )
  const count = (text: string) => text.split('M').length - 1
  assert.equal(count(fallLines(layOutTree(matches), falls)), falls.length)
  const upper = matches.filter(({ bracket }) => bracket !== 'losers')
  assert.ok(count(fallLines(layOutTree(upper), falls)) < falls.length)
})
