export type EngineErrorCode =
  | 'ENTRANTS_TOO_FEW'
  | 'ENTRANTS_TOO_MANY'
  | 'ENTRANT_INVALID'
  | 'ENTRANT_TWICE'
  | 'ENTRANT_UNKNOWN'
  | 'SEED_TWICE'
  | 'OPTION_IMPOSSIBLE'
  | 'MATCH_UNKNOWN'
  | 'MATCH_NOT_READY'
  | 'OUTCOME_UNKNOWN'
  | 'WINNER_NOT_IN_MATCH'
  | 'WINNER_MISSING'
  | 'WINNER_NOT_ALLOWED'
  | 'WINNER_CONTRADICTS_GAMES'
  | 'DRAW_NOT_ALLOWED'
  | 'VOID_NOT_ALLOWED'
  | 'GAME_IMPOSSIBLE'
  | 'RESULT_MISSING'
  | 'ROUND_OPEN'
  | 'ROUNDS_COMPLETE'
  | 'ROUND_STARTED'
  | 'ROUND_MISSING'
  | 'PAIRING_IMPOSSIBLE'
  | 'WORKOUT_UNKNOWN'
  | 'SCORE_IMPOSSIBLE'

/** What the error is about, so that a caller can show a name or mark a field instead of a number. */
export interface EngineErrorSubject {
  readonly match?: number
  readonly entrant?: number
  readonly option?: string
  /** 1-based, of a table that the organiser edits. */
  readonly row?: number
}

/**
 * The only error the engine throws on purpose. The message is one plain sentence for a trainer; nothing was changed.
 *
 * @example
 * new EngineError('MATCH_UNKNOWN', 'There is no match 99.', { match: 99 }).code // → 'MATCH_UNKNOWN'
 */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: EngineErrorCode
  readonly about: EngineErrorSubject

  constructor(code: EngineErrorCode, message: string, about: EngineErrorSubject = {}) {
    super(message)
    this.code = code
    this.about = about
  }
}
