import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Match } from '@gym-it/contracts'
import { previewDraw } from '../preview/preview-matches.ts'
import { foldRounds } from './fold-rounds.ts'

const entries = Array.from({ length: 16 }, (_, index) => ({ name: `Player ${index + 1}` }))
const decide = (matches: readonly Match[], isDecided: (match: Match) => boolean): Match[] =>
  matches.map(match => (isDecided(match) ? { ...match, status: 'completed' } : match))

test('rounds that are behind go, whatever is open stays', () => {
  const { matches } = previewDraw(entries, 'double_elimination', {})
  const played = decide(matches, ({ bracket, round }) => bracket === 'main' && round <= 2)
  const left = foldRounds(played)
  assert.ok(left.length < played.length)
  assert.equal(
    left.filter(match => match.status !== 'completed').length,
    played.filter(match => match.status !== 'completed').length,
  )
  assert.ok(left.every(match => match.bracket !== 'main' || match.round > 2))
})

test('nothing is folded before, after, or where it would spare next to nothing', () => {
  const { matches } = previewDraw(entries, 'single_elimination', {})
  assert.equal(foldRounds(matches), matches)
  const all = decide(matches, () => true)
  assert.equal(foldRounds(all), all)
  const { matches: few } = previewDraw(entries.slice(0, 8), 'single_elimination', {})
  const firstPlayed = decide(few, match => match.round === 1)
  assert.equal(foldRounds(firstPlayed), firstPlayed)
})
