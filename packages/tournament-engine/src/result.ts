import type { EntrantId, Game, Match, MatchResult, Outcome, ResultInput } from './bracket.ts'
import { EngineError } from './engine-error.ts'

/** Judges what was reported for a match and gives it its recorded form. Throws EngineError; see `report`. */
export function judge(match: Match, input: ResultInput): MatchResult {
  checkReady(match)
  const outcome = input.outcome ?? 'played'
  const games = (input.games ?? []).map(({ p1, p2 }): Game => ({ p1, p2 }))
  for (const game of games) checkGame(match, game)
  const winner = input.winner ?? (outcome === 'played' ? leader(match, games) : null)
  checkWinner(match, winner, outcome)
  if (outcome === 'played') checkGamesAgree(match, games, winner)
  return { winner, outcome, games, score: input.score ?? scoreOf(games) }
}

/** Takes a result that was judged before, for a match that must be able to hold it. Throws EngineError; see `restore`. */
export function recall(match: Match, { winner, outcome, games, score }: MatchResult): MatchResult {
  checkReady(match)
  checkWinner(match, winner, outcome)
  return { winner, outcome, games: games.map(({ p1, p2 }) => ({ p1, p2 })), score }
}

export function sameResult(one: MatchResult, two: MatchResult): boolean {
  return (
    one.winner === two.winner &&
    one.outcome === two.outcome &&
    one.score === two.score &&
    one.games.length === two.games.length &&
    one.games.every((game, index) => game.p1 === two.games[index]?.p1 && game.p2 === two.games[index]?.p2)
  )
}

function checkReady({ number, status }: Match): void {
  if (status === 'ready' || status === 'completed') return
  const why = status === 'bye' ? 'is a bye and is not played' : 'still waits for its participants'
  throw new EngineError('MATCH_NOT_READY', `Match ${number} ${why}.`, { match: number })
}

function checkGame({ number }: Match, { p1, p2 }: Game): void {
  if (Number.isFinite(p1) && Number.isFinite(p2) && p1 >= 0 && p2 >= 0) return
  throw new EngineError('GAME_IMPOSSIBLE', `A score in match ${number} must be a number from 0 up.`, { match: number })
}

function checkWinner({ number, participants }: Match, winner: EntrantId | null, outcome: Outcome): void {
  const about = { match: number }
  switch (outcome) {
    case 'draw':
      throw new EngineError('DRAW_NOT_ALLOWED', `Match ${number} is a knockout match and needs a winner.`, about)
    case 'double_loss':
      if (winner === null) return
      throw new EngineError('WINNER_NOT_ALLOWED', `Both lose match ${number}, so it has no winner.`, about)
    case 'played':
    case 'walkover':
    case 'no_show':
    case 'retired':
    case 'disqualified':
      break
    default:
      throw new EngineError('OUTCOME_UNKNOWN', `A match cannot end with "${outcome satisfies never}".`, about)
  }
  if (winner === null) throw new EngineError('WINNER_MISSING', `Say who wins match ${number}.`, about)
  if (participants.includes(winner)) return
  const message = `The winner named for match ${number} does not play in it.`
  throw new EngineError('WINNER_NOT_IN_MATCH', message, { match: number, entrant: winner })
}

/** Games that decide have the last word; level games (3-3, then penalties) leave it to the named winner. */
function checkGamesAgree(match: Match, games: readonly Game[], winner: EntrantId | null): void {
  const won = leader(match, games)
  if (winner === null || won === null || won === winner) return
  const message = `The winner named for match ${match.number} lost it by the score ${scoreOf(games)}.`
  throw new EngineError('WINNER_CONTRADICTS_GAMES', message, { match: match.number, entrant: winner })
}

/** Who won more games (a single game counts by its score, which comes to the same), or null when that is level. */
function leader({ participants }: Match, games: readonly Game[]): EntrantId | null {
  const lead = games.reduce((sum, { p1, p2 }) => sum + Math.sign(p1 - p2), 0)
  return lead === 0 ? null : participants[lead > 0 ? 0 : 1]
}

function scoreOf(games: readonly Game[]): string | null {
  return games.length === 0 ? null : games.map(({ p1, p2 }) => `${p1}-${p2}`).join(' ')
}
