import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleBracket, sampleMatch, sampleTournament } from '../testing/sample-bracket.ts'
import { outcomeChoices } from './outcome-choices.ts'
import { gamesShown, type ResultRules, rulesOf, whatIsWrong } from './result-rules.ts'

const view = sampleBracket()
const free: ResultRules = {
  ...{ best_of: null, game_to: null, game_margin: 1, game_cap: null },
  ...{ isTable: true, draws: true },
}

test('the rules come from the settings of the format that is played', () => {
  const tournament = sampleTournament({
    ...{ tournament_type: 'round_robin', format: 'round_robin', settings: { best_of: 3, game_to: 11, game_margin: 2 } },
  })
  const rules = rulesOf(sampleMatch(1, { bracket: 'group' }), { ...view, tournament })
  assert.deepEqual(rules, { ...free, best_of: 3, game_to: 11, game_margin: 2, draws: false })
  const open = rulesOf(sampleMatch(1, { bracket: 'group' }), { ...view, tournament: { ...tournament, settings: {} } })
  assert.equal(open.draws, true)
  assert.equal(rulesOf(sampleMatch(1), view).draws, false)
  const two = { ...view, participants: view.participants.slice(0, 2) }
  const bySize = sampleTournament({ tournament_type: 'by_size' })
  assert.equal(rulesOf(sampleMatch(1), { ...two, tournament: bySize }).best_of, 3)
})

test('only a table knows draws and matches that do not count', () => {
  const values = (rules: ResultRules) => outcomeChoices(rules).map(one => one.value)
  assert.ok(values(free).includes('draw') && values(free).includes('void'))
  const knockout = { ...free, isTable: false, draws: false }
  assert.ok(!values(knockout).includes('draw') && !values(knockout).includes('void'))
  assert.ok(values(knockout).includes('double_loss'))
})

test('what is wrong with the games is said in words, without a number that nobody knows', () => {
  const rules = { ...free, best_of: 3, game_to: 11, game_margin: 2, draws: false }
  const wrong = (...games: [number, number][]) =>
    whatIsWrong(
      rules,
      games.map(([p1, p2]) => ({ p1, p2 })),
      'played',
      'p1',
    )
  assert.equal(wrong([11, 10], [11, 4]), 'Game 1 (11-10) is won by less than 2.')
  assert.match(wrong([11, 4]) ?? '', /^This match is a best of 3/)
  assert.equal(wrong([11, 4], [9, 11], [12, 10]), null)
  assert.equal(whatIsWrong(free, [{ p1: 1, p2: 1 }], 'draw', null), null)
})

test('there are as many games as it takes, and no more once it is decided', () => {
  const won = { p1: 11, p2: 1 }
  const lost = { p1: 1, p2: 11 }
  assert.equal(gamesShown(3, []), 2)
  assert.equal(gamesShown(3, [won]), 2)
  assert.equal(gamesShown(3, [won, lost]), 3)
  assert.equal(gamesShown(3, [won, won]), 2)
  assert.equal(gamesShown(5, [won, lost, null]), 3)
})
