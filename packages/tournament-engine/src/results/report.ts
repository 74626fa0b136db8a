import type { Bracket, Effects, ResultInput } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'
import { advance } from '../graph/advance.ts'
import { matchAt } from '../graph/match-at.ts'
import { judge, sameResult } from './result.ts'

/**
 * Records a result, or corrects one: dependents whose participants change lose theirs. Also the preview of itself, since
 * the bracket handed in stays as it is. The same result again changes nothing and gives the same bracket back.
 *
 * One game is won by the higher score, several by more games won; level games need `winner`. Without `score` it is
 * written from the games. Throws MATCH_UNKNOWN, MATCH_NOT_READY, WINNER_NOT_IN_MATCH, WINNER_MISSING,
 * WINNER_NOT_ALLOWED, WINNER_CONTRADICTS_GAMES, DRAW_NOT_ALLOWED, GAME_IMPOSSIBLE, OUTCOME_UNKNOWN.
 *
 * @example
 * const bracket = draw('single_elimination', [10, 20, 30])
 * const effects = report(bracket, 2, { games: [{ p1: 11, p2: 7 }, { p1: 8, p2: 11 }, { p1: 11, p2: 9 }] })
 * effects.changed.map(match => match.number) // → [2, 3]
 * effects.changed[0].result.score // → '11-7 8-11 11-9'
 * effects.changed[1].participants // → [10, 20]
 */
export function report(bracket: Bracket, matchNumber: number, input: ResultInput): Effects {
  const match = matchAt(bracket.matches, matchNumber)
  const result = judge(match, input, bracket.options)
  if (match.decided_by === 'report' && match.result !== null && sameResult(match.result, result))
    return { bracket, changed: [], cleared: [] }
  return advance(bracket, matchNumber, result)
}

/**
 * Takes a result back, and with it every result whose participants came from it.
 * Throws MATCH_UNKNOWN, and RESULT_MISSING where nothing was recorded.
 *
 * @example
 * const played = report(draw('single_elimination', [10, 20]), 1, { winner: 20 }).bracket
 * clear(played, 1).bracket.matches[0].status // → 'ready'
 */
export function clear(bracket: Bracket, matchNumber: number): Effects {
  if (matchAt(bracket.matches, matchNumber).decided_by !== 'report') {
    const message = `Match ${matchNumber} has no result to clear.`
    throw new EngineError('RESULT_MISSING', message, { match: matchNumber })
  }
  return advance(bracket, matchNumber, null)
}
