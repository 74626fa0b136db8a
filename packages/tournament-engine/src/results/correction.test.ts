import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clear, draw, report } from '../index.ts'
import { entrantsOf, playedBracket, playOut } from '../testing/play.ts'

const played = playOut(draw('single_elimination', entrantsOf(8), { third_place: true }), pair => Math.min(...pair))

test('the same result again changes nothing and gives the same bracket back', () => {
  const effects = report(played, 1, { winner: 1000 })
  assert.deepEqual([effects.changed, effects.cleared], [[], []])
  assert.equal(effects.bracket, played)
})

test('another score for the same winner changes that match alone', () => {
  const { changed, cleared } = report(played, 1, { games: [{ p1: 2, p2: 1 }] })
  assert.deepEqual(
    changed.map(({ number }) => number),
    [1],
  )
  assert.deepEqual(cleared, [])
})

test('another winner voids what the first one went on to play, and nothing else', () => {
  const { bracket, changed, cleared } = report(played, 1, { winner: 1007 })
  assert.deepEqual(
    changed.map(({ number, status }) => [number, status]),
    [
      [1, 'completed'],
      [5, 'ready'],
      [7, 'waiting'],
      [8, 'waiting'],
    ],
  )
  assert.deepEqual(cleared, [5, 7, 8])
  assert.deepEqual(bracket.matches[4]?.participants, [1007, 1003])
  assert.deepEqual(bracket.matches[7]?.participants, [null, 1001])
  for (const number of [2, 3, 4, 6]) assert.equal(bracket.matches[number - 1], played.matches[number - 1])
})

test('a corrected semi-final voids the final and the third place', () => {
  const { cleared } = report(played, 6, { winner: 1002 })
  assert.deepEqual(cleared, [7, 8])
})

test('clearing a match takes back what depended on it', () => {
  const { bracket, cleared } = clear(played, 3)
  assert.deepEqual(cleared, [6, 7, 8])
  assert.equal(bracket.matches[2]?.status, 'ready')
  assert.equal(bracket.matches[2]?.result, null)
})

test('a double loss taken back puts the right people into a match that had become a bye', () => {
  const voided = report(played, 1, { outcome: 'double_loss' })
  assert.equal(voided.bracket.matches[4]?.status, 'bye')
  assert.deepEqual(voided.cleared, [5, 7, 8])
  const mended = report(voided.bracket, 1, { winner: 1000 }).bracket
  assert.deepEqual(mended.matches[4]?.participants, [1000, 1003])
  assert.equal(mended.matches[4]?.status, 'ready')
})

test('a bracket that went through JSON takes results like any other', () => {
  const bracket = JSON.parse(JSON.stringify(playedBracket(13, true)))
  assert.deepEqual(clear(bracket, 2), clear(playedBracket(13, true), 2))
})
