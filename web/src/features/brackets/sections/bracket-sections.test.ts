import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Match, TournamentSettings, TournamentType } from '@gym-it/contracts'
import { previewDraw } from '../preview/preview-matches.ts'
import { bracketSections } from './bracket-sections.ts'
import { roundTitle, shortRound } from './round-label.ts'

const matchesOf = (type: Exclude<TournamentType, 'leaderboard'>, count: number, settings: TournamentSettings = {}) =>
  previewDraw(
    Array.from({ length: count }, (_, index) => ({ name: `Player ${index + 1}` })),
    type,
    settings,
  ).matches
/** "section: part (round, round)" for all that is shown. */
const outline = (matches: readonly Match[]) =>
  bracketSections(matches).map(
    ({ title, parts }) =>
      `${title}: ${parts.map(part => `${part.title} (${part.rounds.map(round => round.short).join(' ')})`).join(', ')}`,
  )

test('every format falls into the sections that people know', () => {
  assert.deepEqual(outline(matchesOf('double_elimination', 8)), [
    ': Winners (1 SF Final), Losers (1 2 3 Final), Final (Final 2nd)',
  ])
  assert.deepEqual(outline(matchesOf('single_elimination', 16, { third_place: true, play_offs: 'top_8' })), [
    'Knockout: Knockout (R16 QF SF Final)',
    'Lower places: Lower places (5–8 5 7)',
  ])
  assert.deepEqual(outline(matchesOf('repechage', 8)), [
    'Knockout: Knockout (QF SF Final)',
    'Repechage: Repechage (1 Bronze)',
  ])
  assert.deepEqual(outline(matchesOf('single_elimination', 8, { consolation: true })), [
    'Knockout: Knockout (QF SF Final)',
    'Consolation: Consolation (SF Final)',
  ])
  assert.deepEqual(outline(matchesOf('round_robin', 4)), [': Rounds (1 2 3)'])
  assert.deepEqual(outline(matchesOf('swiss', 8)), [': Rounds (1)'])
})

test('the knockout comes first as soon as the groups are through', () => {
  const open = matchesOf('groups_knockout', 8, { groups: 2 })
  const titles = (matches: readonly Match[]) => bracketSections(matches).map(section => section.title)
  assert.deepEqual(titles(open), ['Group A', 'Group B', 'Knockout'])
  const through = open.map(match => (match.bracket === 'group' ? { ...match, status: 'completed' as const } : match))
  assert.deepEqual(titles(through), ['Knockout', 'Group A', 'Group B'])
})

test('no match is lost, and the match for third place is in the round of the final', () => {
  const matches = matchesOf('single_elimination', 11, { third_place: true, play_offs: 'all' })
  const shown = bracketSections(matches).flatMap(section =>
    section.parts.flatMap(part => part.rounds.flatMap(round => round.matches)),
  )
  assert.deepEqual(new Set(shown), new Set(matches))
  const final = bracketSections(matches)[0]?.parts[0]?.rounds.at(-1)
  assert.equal(final?.title, 'Final')
  assert.ok(final?.matches.some(match => match.bracket === 'third_place'))
})

test('rounds have a name and a short one', () => {
  assert.equal(roundTitle('Semi-final', 2), 'Semi-finals')
  assert.equal(roundTitle('Round of 32', 16), 'Round of 32')
  assert.equal(roundTitle('Grand final, second match', 1), 'Second match, if needed')
  assert.equal(roundTitle("Winners' semi-final", 1), "Winners' semi-final")
  assert.deepEqual(['Round of 32', "Losers' round 12", 'Group B, round 3', 'Place 7', 'Third place'].map(shortRound), [
    'R32',
    '12',
    '3',
    '7',
    '3rd',
  ])
})
