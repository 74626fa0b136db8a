import { AppError } from '@gym-it/contracts'
import {
  type Absence,
  type Bracket,
  type Effects,
  enterLate,
  explainPairing,
  type PairingReason,
  pairNextRound,
  unpairLastRound,
} from '@gym-it/tournament-engine'
import { inTermsOfTheWire } from '../tournaments/engine-terms.ts'
import { bracketOf } from './facts.ts'
import { requireMatch, requirePlaying } from './rules.ts'
import { firstRoundApart } from './seeding-rules.ts'
import type { MatchRow, StoredBracket } from './store.ts'

function requireRounds(stored: StoredBracket): Bracket {
  const bracket = requirePlaying(stored)
  if (bracket.format !== 'swiss') {
    throw new AppError('RULE_FORBIDS', 'Only a Swiss is paired round by round; here the draw made all matches.')
  }
  if (!stored.tournament.is_finished) return bracket
  throw new AppError('TOURNAMENT_NOT_ACTIVE', 'The tournament was ended. Reopen it to pair rounds.')
}

/** Those who were entered since the draw, in the order of entry. */
function newcomers({ participants }: StoredBracket, { entrants }: Bracket): number[] {
  const drawn = new Set(entrants)
  const late = participants.filter(({ id, status }) => status === 'approved' && !drawn.has(id))
  return late.map(({ id }) => id).sort((one, two) => one - two)
}

/**
 * The next round, of those who stand in the draw and those who were entered since.
 * @throws AppError 409 while a match is open, when all rounds are paired or the tournament is ended; 404 for an absent one
 * who does not play; 422 for another format, and where no pairing is left
 */
export function planRound(stored: StoredBracket, absent: readonly Absence[]): Effects {
  const bracket = requireRounds(stored)
  return inTermsOfTheWire(
    () => {
      const joined = newcomers(stored, bracket).reduce((before, id) => enterLate(before, id).bracket, bracket)
      const { bracket: paired, changed } = pairNextRound(joined, { absent })
      if (paired.pairings.length > 1) return { bracket: paired, changed, cleared: [] }
      const first = firstRoundApart(paired, stored.participants, stored.tournament.settings)
      return { bracket: first, changed: first.matches, cleared: [] }
    },
    { known: stored },
  )
}

/** The bracket without its last round. @throws AppError 409 where it has a result or is not the last */
export function planRoundRemoval(stored: StoredBracket, round: number): Effects {
  const bracket = requireRounds(stored)
  const last = bracket.pairings.length
  if (round !== last) throw new AppError('STATUS_CONFLICT', `Round ${round} is not the last one; round ${last} is.`)
  return inTermsOfTheWire(() => unpairLastRound(bracket), { known: stored })
}

/** Why two were paired. @throws AppError MATCH_UNKNOWN; RULE_FORBIDS for another format */
export function whyPaired(stored: StoredBracket, matchId: number): { match: MatchRow; reasons: PairingReason[] } {
  const match = requireMatch(stored, matchId, undefined)
  const bracket = bracketOf(stored)
  const reasons = bracket === null ? [] : inTermsOfTheWire(() => explainPairing(bracket, match.number))
  return { match, reasons }
}
