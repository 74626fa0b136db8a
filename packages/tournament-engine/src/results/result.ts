import type { EntrantId, Game, Match, MatchResult, Outcome, ResultInput } from '../bracket.ts'
import type { BracketOptions } from '../draw/options.ts'
import { EngineError } from '../engine-error.ts'
import { isLeagueMatch } from '../graph/match-state.ts'
import { checkGames } from './game-rules.ts'

/** Judges what was reported for a match and gives it its recorded form. Throws EngineError; see `report`. */
export function judge(match: Match, input: ResultInput, options: BracketOptions): MatchResult {
  checkReady(match)
  const games = (input.games ?? []).map(({ p1, p2 }): Game => ({ p1, p2 }))
  for (const game of games) checkScore(match, game)
  const outcome = input.outcome ?? 'played'
  const winner = input.winner ?? (outcome === 'played' ? leader(match, games) : null)
  checkWinner(match, winner, outcome, options)
  if (outcome === 'played') checkGamesAgree(match, games, winner)
  if (outcome === 'draw') checkLevel(match, games)
  checkGames(match, games, outcome, options)
  const judged = { winner, outcome, games, score: input.score ?? scoreOf(games) }
  if (input.fair_play === undefined) return judged
  checkScore(match, input.fair_play)
  return { ...judged, fair_play: { p1: input.fair_play.p1, p2: input.fair_play.p2 } }
}

/** Takes a result that was judged before, for a match that must be able to hold it. Throws EngineError; see `restore`. */
export function recall(match: Match, result: MatchResult, options: BracketOptions): MatchResult {
  checkReady(match)
  const { winner, outcome, games, score, fair_play } = result
  checkWinner(match, winner, outcome, options)
  const recalled = { winner, outcome, games: games.map(({ p1, p2 }) => ({ p1, p2 })), score }
  return fair_play === undefined ? recalled : { ...recalled, fair_play: { p1: fair_play.p1, p2: fair_play.p2 } }
}

export function sameResult(one: MatchResult, two: MatchResult): boolean {
  return (
    one.winner === two.winner &&
    one.outcome === two.outcome &&
    one.score === two.score &&
    one.games.length === two.games.length &&
    one.games.every((game, index) => sameGame(game, two.games[index])) &&
    sameGame(one.fair_play, two.fair_play)
  )
}

const sameGame = (one: Game | undefined, two: Game | undefined): boolean => one?.p1 === two?.p1 && one?.p2 === two?.p2

function checkReady({ number, status }: Match): void {
  if (status === 'ready' || status === 'completed') return
  const why = status === 'bye' ? 'is a bye and is not played' : 'still waits for its participants'
  throw new EngineError('MATCH_NOT_READY', `Match ${number} ${why}.`, { match: number })
}

function checkScore({ number }: Match, { p1, p2 }: Game): void {
  if (Number.isFinite(p1) && Number.isFinite(p2) && p1 >= 0 && p2 >= 0) return
  throw new EngineError('GAME_IMPOSSIBLE', `A score in match ${number} must be a number from 0 up.`, { match: number })
}

function checkWinner(match: Match, winner: EntrantId | null, outcome: Outcome, { draws }: BracketOptions): void {
  const { number, participants } = match
  const about = { match: number }
  switch (outcome) {
    case 'draw':
      if (!isLeagueMatch(match)) {
        throw new EngineError('DRAW_NOT_ALLOWED', `Match ${number} is a knockout match and needs a winner.`, about)
      }
      if (!draws) {
        throw new EngineError('DRAW_NOT_ALLOWED', 'This tournament is played without draws: say who wins.', about)
      }
      break
    case 'void':
      if (isLeagueMatch(match)) break
      throw new EngineError(
        'VOID_NOT_ALLOWED',
        `Match ${number} is a knockout match, where somebody has to go on: clear its result instead.`,
        about,
      )
    case 'double_loss':
      break
    case 'played':
    case 'walkover':
    case 'no_show':
    case 'retired':
    case 'disqualified': {
      if (winner === null) throw new EngineError('WINNER_MISSING', `Say who wins match ${number}.`, about)
      if (participants.includes(winner)) return
      const message = `The winner named for match ${number} does not play in it.`
      throw new EngineError('WINNER_NOT_IN_MATCH', message, { match: number, entrant: winner })
    }
    default:
      throw new EngineError('OUTCOME_UNKNOWN', `A match cannot end with "${outcome satisfies never}".`, about)
  }
  if (winner === null) return
  const message = `Nobody wins match ${number} when it ends with "${outcome}", so leave the winner out.`
  throw new EngineError('WINNER_NOT_ALLOWED', message, about)
}

/** Games that decide have the last word; level games (3-3, then penalties) leave it to the named winner. */
function checkGamesAgree(match: Match, games: readonly Game[], winner: EntrantId | null): void {
  const won = leader(match, games)
  if (winner === null || won === null || won === winner) return
  const message = `The winner named for match ${match.number} lost it by the score ${scoreOf(games)}.`
  throw new EngineError('WINNER_CONTRADICTS_GAMES', message, { match: match.number, entrant: winner })
}

function checkLevel(match: Match, games: readonly Game[]): void {
  if (leader(match, games) === null) return
  const message = `Match ${match.number} is no draw by the score ${scoreOf(games)}.`
  throw new EngineError('WINNER_CONTRADICTS_GAMES', message, { match: match.number })
}

/** Who won more games (a single game counts by its score, which comes to the same), or null when that is level. */
function leader({ participants }: Match, games: readonly Game[]): EntrantId | null {
  const lead = games.reduce((sum, { p1, p2 }) => sum + Math.sign(p1 - p2), 0)
  return lead === 0 ? null : participants[lead > 0 ? 0 : 1]
}

function scoreOf(games: readonly Game[]): string | null {
  return games.length === 0 ? null : games.map(({ p1, p2 }) => `${p1}-${p2}`).join(' ')
}
