import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TournamentSettings, TournamentType } from '@gym-it/contracts'
import { layOutTree } from '../tree/tree-layout.ts'
import { drawSummary } from './draw-summary.ts'
import { previewDraw } from './preview-matches.ts'

const entries = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `Player ${index + 1}` }))

test('a draw of five is previewed with byes for the best and a match for third place', () => {
  const { matches } = previewDraw(
    ['A', 'B', 'C', 'D', 'E'].map(name => ({ name })),
    'single_elimination',
    { third_place: true },
  )
  assert.equal(matches.filter(match => match.status === 'bye').length, 3)
  assert.deepEqual(
    matches
      .filter(match => match.status === 'ready')
      .map(match => [match.participant1?.name, match.participant2?.name]),
    [
      ['D', 'E'],
      ['B', 'C'],
    ],
  )
  assert.equal(layOutTree(matches).placed.length, 8)
})

test('says for every format how much is played', () => {
  const cases: [Exclude<TournamentType, 'leaderboard'>, TournamentSettings, string][] = [
    ['single_elimination', {}, '8 players, 7 matches. Everybody plays at least once.'],
    ['single_elimination', { consolation: true }, '8 players, 10 matches. Everybody plays at least twice.'],
    ['double_elimination', {}, '8 players, 15 matches. Everybody plays at least twice.'],
    ['repechage', {}, '8 players, 11 matches. Everybody plays at least once.'],
    ['round_robin', {}, '8 players, 28 matches. Everybody plays 7 times.'],
    ['groups_knockout', { groups: 2 }, '8 players, 15 matches. Everybody plays at least 3 times.'],
    ['swiss', { rounds: 4 }, '8 players, 16 matches. Everybody plays 4 times.'],
    ['by_size', {}, '8 players, 15 matches. Everybody plays at least twice.'],
  ]
  for (const [type, settings, sentence] of cases) {
    assert.equal(drawSummary(previewDraw(entries(8), type, settings), 8), sentence, type)
  }
})

test('club-mates are kept apart, and seeds that were typed count', () => {
  const people = [{ name: 'A', club: 'X' }, { name: 'B' }, { name: 'C' }, { name: 'D', club: 'X' }]
  const firstOf = (settings: TournamentSettings) =>
    previewDraw(people, 'single_elimination', settings)
      .matches.filter(match => match.status === 'ready')
      .map(match => `${match.participant1?.name}${match.participant2?.name}`)
  assert.ok(firstOf({}).includes('AD'))
  assert.ok(!firstOf({ separate_by: 'club' }).includes('AD'))
})

test('what does not fit is said in a sentence', () => {
  assert.throws(() => previewDraw(entries(3), 'groups_knockout', { groups: 2 }), /group/)
  assert.throws(() => previewDraw(entries(300), 'round_robin', {}), /Make more groups/)
})
