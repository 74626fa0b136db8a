import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TournamentSettings, TournamentType } from '@gym-it/contracts'
import { previewDraw } from '../preview/preview-matches.ts'
import { labelText } from './label-text.ts'

const entries = Array.from({ length: 20 }, (_, index) => ({ name: `Player ${index + 1}` }))

test('every name that the engine gives to a match is known, and reads the same in English', () => {
  const kinds: [Exclude<TournamentType, 'leaderboard'>, TournamentSettings][] = [
    ['single_elimination', { third_place: true, play_offs: 'all' }],
    ['single_elimination', { consolation: true }],
    ['double_elimination', {}],
    ['repechage', { repechage: 'full' }],
    ['groups_knockout', { groups: 4 }],
    ['round_robin', {}],
    ['swiss', { rounds: 3 }],
  ]
  for (const [type, settings] of kinds) {
    for (const { label } of previewDraw(entries, type, settings).matches) assert.equal(labelText(label), label)
  }
  assert.equal(labelText('Something of a later version'), 'Something of a later version')
})
