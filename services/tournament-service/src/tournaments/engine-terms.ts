import { AppError, type ErrorCode, type Participant, TournamentSettings } from '@gym-it/contracts'
import { EngineError, type EngineErrorCode } from '@gym-it/tournament-engine'
import type { MatchRow } from '../brackets/store.ts'

/** How the engine's refusals look on the wire; what is not listed is against the rules of the format. */
const codes: Partial<Record<EngineErrorCode, ErrorCode>> = {
  ENTRANTS_TOO_FEW: 'PARTICIPANTS_TOO_FEW',
  ENTRANT_UNKNOWN: 'PARTICIPANT_UNKNOWN',
  MATCH_UNKNOWN: 'MATCH_UNKNOWN',
  MATCH_NOT_READY: 'MATCH_NOT_READY',
  WINNER_NOT_IN_MATCH: 'WINNER_INVALID',
  WINNER_MISSING: 'WINNER_INVALID',
  RESULT_MISSING: 'STATUS_CONFLICT',
  ROUND_MISSING: 'STATUS_CONFLICT',
  ROUND_OPEN: 'STATUS_CONFLICT',
  ROUND_STARTED: 'STATUS_CONFLICT',
  ROUNDS_COMPLETE: 'STATUS_CONFLICT',
  WORKOUT_UNKNOWN: 'WORKOUT_UNKNOWN',
}

/** Whom and what the engine's numbers stand for. */
export interface Known {
  readonly matches: readonly Pick<MatchRow, 'number' | 'label' | 'participant1_id' | 'participant2_id'>[]
  readonly participants: readonly Pick<Participant, 'id' | 'name'>[]
}

interface Terms {
  /** For refusals that have no code of their own: RULE_FORBIDS unless said otherwise. */
  readonly otherwise?: ErrorCode
  /** Settings that have another name than the engine's option. */
  readonly settings?: Readonly<Record<string, string>>
  readonly known?: Known
}

function pathOf(option: string, settings: Readonly<Record<string, string>>): string {
  const name = settings[option] ?? option
  return Object.hasOwn(TournamentSettings.properties, name) ? `settings.${name}` : name
}

/** The engine's sentence with names instead of its numbers: "Say who wins match Ada – Ben." */
function inNames(sentence: string, { matches, participants }: Known): string {
  const nameOf = (id: number | null) => participants.find(one => one.id === id)?.name
  const matchName = (number: number) => {
    const match = matches.find(one => one.number === number)
    const names = [nameOf(match?.participant1_id ?? null), nameOf(match?.participant2_id ?? null)]
    return names.includes(undefined) ? match && `"${match.label}"` : names.join(' – ')
  }
  return sentence.replace(/\b(entrant|athlete|match) (\d+)/gi, (all: string, kind: string, number: string) => {
    if (kind.toLowerCase() !== 'match') return nameOf(Number(number)) ?? all
    const name = matchName(Number(number))
    return name === undefined ? all : `${kind} ${name}`
  })
}

/** Lets the engine work; what it refuses becomes an AppError that names the setting, the people and the match. */
export function inTermsOfTheWire<T>(work: () => T, { otherwise, settings = {}, known }: Terms = {}): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    const { option } = error.about
    const sentence = known ? inNames(error.message, known) : error.message
    const errors = option === undefined ? {} : { errors: [{ path: pathOf(option, settings), message: sentence }] }
    throw new AppError(codes[error.code] ?? otherwise ?? 'RULE_FORBIDS', sentence, errors)
  }
}
