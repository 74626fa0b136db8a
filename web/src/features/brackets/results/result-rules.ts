import type { BracketView, Match } from '@gym-it/contracts'
import { draw, EngineError, type Game, type GameRules, report } from '@gym-it/tournament-engine'
import { optionsInForce } from '../engine-options.ts'
import { engineWords } from '../engine-words.ts'
import type { ResultDraft } from './result-draft.ts'

/** What a result of one match may be. */
export interface ResultRules extends GameRules {
  /** In a table a match may also count for nobody. */
  readonly isTable: boolean
  readonly draws: boolean
}

export function rulesOf({ bracket }: Match, { tournament, participants }: BracketView): ResultRules {
  const drawn = participants.filter(one => one.seed !== null).length
  const { best_of, game_to, game_margin, game_cap, draws } = optionsInForce(tournament, drawn)
  const isTable = bracket === 'group' || bracket === 'swiss'
  // A best-of match always has a winner.
  return { best_of, game_to, game_margin, game_cap, isTable, draws: isTable && draws && best_of === null }
}

/** What is wrong with these games under the rules, in words; null where they may stand. */
export function whatIsWrong(
  { isTable, draws, ...games }: ResultRules,
  played: readonly Game[],
  outcome: ResultDraft['outcome'],
  winner: 'p1' | 'p2' | null,
): string | null {
  const bracket = draw(isTable ? 'round_robin' : 'single_elimination', [1, 2], isTable ? { ...games, draws } : games)
  try {
    report(bracket, 1, { games: played, outcome, winner: winner === null ? undefined : winner === 'p1' ? 1 : 2 })
    return null
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    // The match that was made up for the question has a number that nobody knows.
    return engineWords(error)
      .replace(/ (of|in) match 1\b/g, '')
      .replace(/\b[Mm]atch 1\b/g, 'This match')
  }
}

/** How many games there is room for now: what decides at the least, and one more as long as nobody has won. */
export function gamesShown(bestOf: number, games: readonly (Game | null)[]): number {
  const needed = (bestOf + 1) / 2
  const won = (side: 'p1' | 'p2', other: 'p1' | 'p2') => games.filter(game => game && game[side] > game[other]).length
  const typed = games.filter(game => game !== null).length
  const isDecided = won('p1', 'p2') >= needed || won('p2', 'p1') >= needed
  return Math.min(bestOf, Math.max(needed, isDecided ? typed : typed + 1))
}
