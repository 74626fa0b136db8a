import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tournamentTypes } from '@gym-it/contracts'
import { previewDraw } from '../../brackets/preview/preview-matches.ts'
import { freshSettings, type SettingsDraft, settingsFor } from './settings-draft.ts'

const sixteen = Array.from({ length: 16 }, (_, index) => ({ name: `Player ${index + 1}` }))

test('what the form begins with can be drawn in every format', () => {
  for (const type of tournamentTypes) {
    const settings = settingsFor(type, freshSettings, 16)
    if (type !== 'leaderboard') assert.ok(previewDraw(sixteen, type, settings).matches.length > 0, type)
  }
})

test('each type sends its own settings alone, and those that are usual not at all', () => {
  const changed: SettingsDraft = {
    ...freshSettings,
    ...{
      consolation: true,
      grand_final: 'none',
      repechage: 'wrestling',
      twice: true,
      groups: 3,
      rounds: 4,
      draws: false,
    },
    ...{ best_of: '3', game_to: 11 },
  }
  const games = { best_of: 3, game_to: 11, game_margin: 2 }
  assert.deepEqual(settingsFor('single_elimination', changed, 16), { ...games, third_place: true, consolation: true })
  assert.deepEqual(settingsFor('double_elimination', changed, 16), { ...games, grand_final: 'none' })
  assert.deepEqual(settingsFor('round_robin', changed, 16), { ...games, legs: 2, draws: false, groups: 3 })
  assert.deepEqual(settingsFor('swiss', changed, 16), { ...games, draws: false, rounds: 4 })
  assert.deepEqual(settingsFor('by_size', changed, 16), {})
  assert.deepEqual(settingsFor('groups_knockout', freshSettings, 32), {
    groups: 8,
    third_place: true,
    advance_per_group: 2,
  })
})

test('workouts get ids of their own, and caps in seconds', () => {
  const workout = (key: number, name: string) => ({ key, name, scored_by: 'time' as const, cap: '7.5' })
  const typed = {
    ...freshSettings,
    workouts: [workout(0, 'Fran'), workout(1, 'Fran!'), workout(2, ' '), workout(3, 'Ёлка')],
    divisions: 'Rx, Scaled',
  }
  const { workouts = [], divisions } = settingsFor('leaderboard', typed, 16)
  assert.deepEqual(
    workouts.map(({ id, cap_seconds }) => [id, cap_seconds]),
    [
      ['fran', 450],
      ['fran-2', 450],
      ['workout-3', 450],
    ],
  )
  assert.deepEqual(divisions, ['Rx', 'Scaled'])
})

test('an edited table by size says from where to where', () => {
  const sizes = [
    { to: 4, format: 'round_robin' as const },
    { to: null, format: 'swiss' as const },
  ]
  assert.deepEqual(settingsFor('by_size', { ...freshSettings, sizes }, 16).size_table, [
    { from: 2, to: 4, format: 'round_robin' },
    { from: 5, format: 'swiss' },
  ])
})
