import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewDraw } from '../preview/preview-matches.ts'
import { nameMatches, shortName } from './match-name.ts'
import { sourceText, waitingFor } from './source-text.ts'

const entries = Array.from({ length: 8 }, (_, index) => ({ name: `Player ${index + 1}` }))

test('an empty place says where its participant comes from', () => {
  const single = previewDraw(entries, 'single_elimination', { third_place: true }).matches
  const names = nameMatches(single)
  const of = (label: string) => single.filter(match => match.label === label).map(match => waitingFor(match, names))
  assert.deepEqual(of('Semi-final')[1], ['Winner of QF 3', 'Winner of QF 4'])
  assert.deepEqual(of('Third place'), [['Loser of SF 1', 'Loser of SF 2']])

  const double = previewDraw(entries, 'double_elimination', {}).matches
  const numbers = nameMatches(double)
  const final = double.filter(match => match.bracket === 'final').map(match => waitingFor(match, numbers))
  assert.deepEqual(final, [
    ["Winner of the winners' final", "Winner of the losers' final"],
    ['Winner of the grand final', 'Loser of the grand final'],
  ])
  const losers = double.find(match => match.bracket === 'losers')
  assert.ok(losers && waitingFor(losers, numbers)[0].startsWith('Loser of match '))
})

test('places from groups and from a repechage are named too', () => {
  const rank = { kind: 'rank' as const, stage: 1 }
  const text = (source: Parameters<typeof sourceText>[0]) => sourceText(source, new Map([[9, 'SF 1']]))
  assert.equal(text({ ...rank, group: 'B', rank: 2 }), '2nd of group B')
  assert.equal(text({ ...rank, group: null, rank: 3, slot: 1 }), 'Best third')
  assert.equal(text({ kind: 'beaten', match_id: 9, round: 2 }), 'Lost in round 2 to SF 1 winner')
  assert.equal(text(null), '')
  const ranks = [1, 2, 3, 4, 11, 12, 13, 21, 112].map(rank => text({ kind: 'rank', stage: 1, group: 'A', rank }))
  const endings = ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '112th']
  assert.deepEqual(
    ranks,
    endings.map(ending => `${ending} of group A`),
  )
})

test('only matches that others wait for have a name on their card', () => {
  const { matches } = previewDraw(entries, 'single_elimination', { third_place: true })
  const names = nameMatches(matches)
  const shown = matches.map(match => shortName(names.get(match.id)))
  assert.deepEqual(shown, ['QF 1', 'QF 2', 'QF 3', 'QF 4', 'SF 1', 'SF 2', '', ''])
  assert.equal(nameMatches(previewDraw(entries, 'round_robin', {}).matches).size, 0)
})
