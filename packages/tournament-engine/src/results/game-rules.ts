import type { Game, Match, Outcome } from '../bracket.ts'
import type { GameRules } from '../draw/options.ts'
import { EngineError } from '../engine-error.ts'

/**
 * Holds the games of a match against the rule set: a game is won at `game_to` and ahead by `game_margin`, or at
 * `game_cap` however close; a match is over with the majority of `best_of`. Only a match that was played out has to be
 * complete: a retirement leaves its last game as it stood. Throws GAME_IMPOSSIBLE, which says what is wrong with which
 * game, and DRAW_NOT_ALLOWED where a rule set always has a winner.
 */
export function checkGames(match: Match, games: readonly Game[], outcome: Outcome, rules: GameRules): void {
  const { best_of } = rules
  if (outcome === 'draw' && best_of !== null) {
    const message = `Match ${match.number} is a best of ${best_of}, which always has a winner.`
    throw new EngineError('DRAW_NOT_ALLOWED', message, { match: match.number })
  }
  if (games.length === 0) return
  const playedOut = outcome === 'played'
  for (const [index, game] of games.entries()) {
    const broken = index < games.length - 1 || playedOut ? whyNotWon(game, rules) : whyTooMuch(game, rules)
    if (broken !== null) refuse(match, `Game ${index + 1} of match ${match.number} (${game.p1}-${game.p2}) ${broken}.`)
  }
  if (best_of !== null) checkMajority(match, games, best_of, playedOut)
}

function refuse({ number }: Match, message: string): never {
  throw new EngineError('GAME_IMPOSSIBLE', message, { match: number })
}

/** Why this is no score that a game can end with; null where it is one. */
function whyNotWon({ p1, p2 }: Game, { best_of, game_to, game_margin, game_cap }: GameRules): string | null {
  const high = Math.max(p1, p2)
  const lead = Math.abs(p1 - p2)
  if (best_of !== null && lead === 0) return 'is level, and a game of a best-of match has a winner'
  if (game_to === null) return null
  if (high < game_to) return `ends before anybody has ${game_to} points`
  const closeAtCap = game_cap !== null && high >= game_cap && lead > 0
  if (lead < game_margin && !closeAtCap) return `is won by less than ${game_margin}`
  return whyTooMuch({ p1, p2 }, { game_to, game_margin, game_cap })
}

/** Why a game cannot even stand at this score, since it was won before. */
function whyTooMuch({ p1, p2 }: Game, { game_to, game_margin, game_cap }: Omit<GameRules, 'best_of'>): string | null {
  if (game_to === null) return null
  const high = Math.max(p1, p2)
  if (game_cap !== null && high > game_cap) return `goes beyond the cap of ${game_cap}`
  if (high > game_to && high - Math.min(p1, p2) > game_margin)
    return `was won before, at ${high - 1}-${Math.min(p1, p2)}`
  return null
}

function checkMajority(match: Match, games: readonly Game[], bestOf: number, playedOut: boolean): void {
  const needed = (bestOf + 1) / 2
  let first = 0
  let second = 0
  for (const { p1, p2 } of games) {
    if (first === needed || second === needed) {
      refuse(match, `Match ${match.number} is a best of ${bestOf} and was over at ${first}-${second} in games.`)
    }
    if (p1 > p2) first++
    else if (p2 > p1) second++
  }
  if (playedOut && first < needed && second < needed) {
    refuse(
      match,
      `Match ${match.number} is a best of ${bestOf}: somebody has to win ${needed} games, not ${first}-${second}.`,
    )
  }
}
