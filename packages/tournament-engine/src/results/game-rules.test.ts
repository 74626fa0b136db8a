import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, type Game, type ResultInput, report } from '../index.ts'

const games = (...scores: readonly string[]): Game[] =>
  scores.map(score => {
    const [p1 = 0, p2 = 0] = score.split('-').map(Number)
    return { p1, p2 }
  })

const volleyball = draw('single_elimination', [10, 20], { best_of: 3, game_to: 21, game_margin: 2, game_cap: 30 })
const winnerOf = (input: ResultInput) => report(volleyball, 1, input).changed[0]?.winner

test('games that the rule set allows decide the match', () => {
  assert.equal(winnerOf({ games: games('21-10', '21-19') }), 10)
  assert.equal(winnerOf({ games: games('21-10', '19-21', '22-24') }), 20)
  assert.equal(winnerOf({ games: games('30-29', '29-30', '30-28') }), 10)
})

const refused: readonly [readonly string[], RegExp][] = [
  [['20-10', '21-10'], /Game 1 .* ends before anybody has 21 points/],
  [['21-20', '21-10'], /Game 1 .* is won by less than 2/],
  [['24-10', '21-10'], /Game 1 .* was won before, at 23-10/],
  [['31-30', '21-10'], /Game 1 .* goes beyond the cap of 30/],
  [['21-10', '21-21'], /Game 2 .* is level/],
  [['21-10'], /somebody has to win 2 games, not 1-0/],
  [['21-10', '10-21'], /somebody has to win 2 games, not 1-1/],
  [['21-10', '21-10', '10-21'], /was over at 2-0 in games/],
]

for (const [scores, message] of refused) {
  test(`a best of three to 21 cannot end ${scores.join(' ')}`, () => {
    const played = { winner: 10, games: games(...scores) }
    assert.throws(() => report(volleyball, 1, played), { code: 'GAME_IMPOSSIBLE', message })
  })
}

test('a retirement leaves the last game as it stood, and no more than that', () => {
  assert.equal(winnerOf({ winner: 20, outcome: 'retired', games: games('21-10', '5-3') }), 20)
  assert.throws(() => winnerOf({ winner: 20, outcome: 'retired', games: games('5-3', '21-10') }), /Game 1/)
  assert.throws(() => winnerOf({ winner: 20, outcome: 'retired', games: games('40-3') }), /beyond the cap/)
})

test('a match to one score needs no number of games', () => {
  const fencing = draw('single_elimination', [10, 20], { game_to: 15 })
  assert.equal(report(fencing, 1, { games: games('15-14') }).changed[0]?.winner, 10)
  assert.throws(() => report(fencing, 1, { games: games('16-14') }), /was won before, at 15-14/)
})

test('a best of any number is never drawn', () => {
  const league = draw('round_robin', [10, 20], { best_of: 3 })
  assert.throws(() => report(league, 1, { outcome: 'draw' }), { code: 'DRAW_NOT_ALLOWED' })
})
