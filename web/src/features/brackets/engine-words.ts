import type { EngineError, EngineErrorCode } from '@gym-it/tournament-engine'
import { i18n, spokenLanguage } from '../../lib/i18n.ts'

/** What every refusal of the engine says in the language of the page. */
const words: Readonly<Record<EngineErrorCode, string>> = {
  ENTRANTS_TOO_FEW: /*i18n*/ 'At least two have to take part.',
  ENTRANTS_TOO_MANY: /*i18n*/ 'So many cannot be drawn in this format.',
  ENTRANT_INVALID: /*i18n*/ 'Somebody in the draw is not known.',
  ENTRANT_TWICE: /*i18n*/ 'Somebody stands in the draw twice.',
  ENTRANT_UNKNOWN: /*i18n*/ 'Somebody named here is not in the draw.',
  SEED_TWICE: /*i18n*/ 'Two of them have the same seed.',
  OPTION_IMPOSSIBLE: /*i18n*/ 'These settings do not fit the format or the number of participants.',
  MATCH_UNKNOWN: /*i18n*/ 'There is no such match.',
  MATCH_NOT_READY: /*i18n*/ 'This match does not have both its participants yet.',
  OUTCOME_UNKNOWN: /*i18n*/ 'A match cannot end like this.',
  WINNER_NOT_IN_MATCH: /*i18n*/ 'The winner does not play in this match.',
  WINNER_MISSING: /*i18n*/ 'Say who wins.',
  WINNER_NOT_ALLOWED: /*i18n*/ 'Nobody wins when it ends like this.',
  WINNER_CONTRADICTS_GAMES: /*i18n*/ 'The score and the winner do not agree.',
  DRAW_NOT_ALLOWED: /*i18n*/ 'This match needs a winner.',
  VOID_NOT_ALLOWED: /*i18n*/ 'Somebody has to go on from this match: clear its result instead.',
  GAME_IMPOSSIBLE: /*i18n*/ 'Under the rules of this tournament a game or the match cannot end with this score.',
  RESULT_MISSING: /*i18n*/ 'This match has no result that could be cleared.',
  ROUND_OPEN: /*i18n*/ 'A match of the last round is still open.',
  ROUNDS_COMPLETE: /*i18n*/ 'All rounds are paired.',
  ROUND_STARTED: /*i18n*/ 'A match of this round has a result: clear it first.',
  ROUND_MISSING: /*i18n*/ 'No round is paired that could be taken back.',
  PAIRING_IMPOSSIBLE: /*i18n*/ 'These participants cannot be paired without meeting somebody twice.',
  WORKOUT_UNKNOWN: /*i18n*/ 'There is no such workout.',
  SCORE_IMPOSSIBLE: /*i18n*/ 'Such a score is not possible in this workout.',
}

/** The same of settings that the page has a field for. */
const ofOption: Readonly<Record<string, string>> = {
  groups: /*i18n*/ 'So many groups do not fit the number of participants.',
  advance_per_group: /*i18n*/ 'So many cannot go on from each group.',
  advance_best_next: /*i18n*/ 'So many of the next best cannot go on.',
  rounds: /*i18n*/ 'So many rounds do not fit the number of participants.',
  consolation: /*i18n*/ 'There are too few participants for a consolation.',
  play_offs: /*i18n*/ 'Either all places are played out or the first losers play a consolation: choose one.',
  repechage: /*i18n*/ 'There are too few participants for a repechage.',
  seed: /*i18n*/ 'A seed is not a whole number from 1 to the number of participants.',
  rating: /*i18n*/ 'A rating is not a number.',
  table: /*i18n*/ 'The table of formats by number of participants does not cover this number.',
}

/**
 * What the engine refused, for the person at the screen. In English it is the engine's own sentence, which has the
 * numbers; in other languages it is worded by the code, and by the setting that it is about.
 */
export function engineWords({ code, message, about }: EngineError): string {
  if (spokenLanguage() === 'en') return message
  const special = code === 'OPTION_IMPOSSIBLE' && about.option !== undefined ? ofOption[about.option] : undefined
  return i18n._(special ?? words[code])
}
