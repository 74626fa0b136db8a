import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  clear,
  draw,
  drawOf,
  EngineError,
  type EngineErrorCode,
  type Outcome,
  reinstate,
  report,
  restore,
  seedOrder,
  withdraw,
} from './index.ts'

const two = draw('single_elimination', [10, 20])
const three = draw('single_elimination', [10, 20, 30])
const gone = { entrant: 10, policy: 'void_all', reason: 'withdrawn' } as const
const oneNil = [{ p1: 1, p2: 0 }]
// The types rule these out; a caller with parsed JSON can still send them.
const unknownFormat = 'ladder' as 'single_elimination'
const unknownOption = { rings: 3 } as { third_place?: boolean }
const wrongOption = { third_place: 'yes' } as unknown as { third_place: boolean }
const unknownOutcome = 'rained_off' as Outcome
const played = { winner: 30, outcome: 'played', games: [], score: null } as const

const refusals: [EngineErrorCode, string, () => unknown][] = [
  ['ENTRANTS_TOO_FEW', 'one entrant', () => draw('single_elimination', [10])],
  [
    'ENTRANTS_TOO_MANY',
    '16,385',
    () =>
      draw(
        'single_elimination',
        Array.from({ length: 16_385 }, (_, id) => id),
      ),
  ],
  ['ENTRANT_INVALID', 'a broken id', () => draw('single_elimination', [10, Number.NaN])],
  ['ENTRANT_TWICE', 'an id twice', () => draw('single_elimination', [10, 20, 10])],
  ['OPTION_IMPOSSIBLE', 'a format nobody knows', () => draw(unknownFormat, [10, 20])],
  ['OPTION_IMPOSSIBLE', 'an option nobody knows', () => draw('single_elimination', [10, 20], unknownOption)],
  ['OPTION_IMPOSSIBLE', 'an option of the wrong kind', () => draw('single_elimination', [10, 20], wrongOption)],
  ['OPTION_IMPOSSIBLE', 'a seed order of 12', () => seedOrder(12)],
  ['OPTION_IMPOSSIBLE', 'a seed order without end', () => seedOrder(2 ** 40)],
  ['MATCH_UNKNOWN', 'a report', () => report(three, 99, { winner: 10 })],
  ['MATCH_UNKNOWN', 'a clear', () => clear(three, 0)],
  ['MATCH_UNKNOWN', 'a stored result', () => restore(drawOf(two), [[1.5, played]])],
  ['MATCH_NOT_READY', 'a bye', () => report(three, 1, { winner: 10 })],
  ['MATCH_NOT_READY', 'a final without finalists', () => report(three, 3, { winner: 10 })],
  ['MATCH_NOT_READY', 'a stored final alone', () => restore(drawOf(three), [[3, played]])],
  ['OUTCOME_UNKNOWN', 'an outcome nobody knows', () => report(three, 2, { winner: 20, outcome: unknownOutcome })],
  ['WINNER_NOT_IN_MATCH', 'somebody else', () => report(three, 2, { winner: 10 })],
  ['WINNER_NOT_IN_MATCH', 'somebody else despite games', () => report(three, 2, { winner: 10, games: oneNil })],
  ['WINNER_NOT_IN_MATCH', 'a stored stranger', () => restore(drawOf(two), [[1, played]])],
  ['WINNER_MISSING', 'nothing said', () => report(three, 2, {})],
  ['WINNER_MISSING', 'level games', () => report(three, 2, { games: [{ p1: 3, p2: 3 }] })],
  ['WINNER_MISSING', 'a walkover to nobody', () => report(three, 2, { outcome: 'walkover', games: oneNil })],
  ['WINNER_NOT_ALLOWED', 'a double loss won', () => report(three, 2, { outcome: 'double_loss', winner: 20 })],
  ['WINNER_CONTRADICTS_GAMES', 'the loser named', () => report(three, 2, { winner: 30, games: oneNil })],
  ['DRAW_NOT_ALLOWED', 'a draw', () => report(three, 2, { outcome: 'draw', games: [{ p1: 1, p2: 1 }] })],
  ['VOID_NOT_ALLOWED', 'a void knockout match', () => report(three, 2, { outcome: 'void' })],
  ['OPTION_IMPOSSIBLE', 'voiding a knockout', () => withdraw(three, gone)],
  ['ENTRANT_UNKNOWN', 'a stranger leaving', () => withdraw(three, { ...gone, entrant: 99, policy: 'forfeit' })],
  ['ENTRANT_UNKNOWN', 'a stranger coming back', () => reinstate(three, 99)],
  ['OPTION_IMPOSSIBLE', 'an option that another format has', () => draw('single_elimination', [10, 20], { legs: 2 })],
  ['GAME_IMPOSSIBLE', 'a negative score', () => report(three, 2, { games: [{ p1: -1, p2: 0 }] })],
  ['GAME_IMPOSSIBLE', 'no number', () => report(three, 2, { games: [{ p1: Number.NaN, p2: 0 }] })],
  ['RESULT_MISSING', 'clearing an open match', () => clear(three, 2)],
]

for (const [code, what, attempt] of refusals) {
  test(`${code}: ${what}`, () => {
    assert.throws(attempt, error => {
      assert.ok(error instanceof EngineError)
      assert.equal(error.code, code)
      assert.match(error.message, /^[A-Z].*\.$/)
      return true
    })
  })
}

test('an error says what it is about', () => {
  assert.throws(() => report(three, 2, { winner: 10 }), { about: { match: 2, entrant: 10 } })
  assert.throws(() => draw('single_elimination', [10, 20], unknownOption), { about: { option: 'rings' } })
})
