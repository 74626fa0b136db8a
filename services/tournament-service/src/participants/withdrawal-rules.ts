import {
  AppError,
  mayActOn,
  type Participant,
  reachOf,
  type withdrawalPolicies,
  withdrawParticipant,
} from '@gym-it/contracts'
import type { Actor } from '@gym-it/service-kit'
import { type Bracket, type Effects, reinstate, withdraw } from '@gym-it/tournament-engine'
import { bracketOf, sameWithdrawals } from '../brackets/facts.ts'
import { requirePlaying } from '../brackets/rules.ts'
import type { StoredBracket } from '../brackets/store.ts'
import { inTermsOfTheWire, type Known } from '../tournaments/engine-terms.ts'
import type { TournamentRow } from '../tournaments/store.ts'
import { requireRoom } from './rules.ts'

/** What is done with an entry, at any time. */
export type Leaving =
  | { readonly next: 'withdrawn' | 'disqualified'; readonly policy: (typeof withdrawalPolicies)[number] }
  | { readonly next: 'approved' }

export interface PlannedLeave {
  readonly participant: Participant
  readonly participants: readonly Participant[]
  /** What it does to the matches; null where the participant does not stand in a bracket. */
  readonly effects: Effects | null
  readonly changesNothing: boolean
}

const from: Readonly<Record<Leaving['next'], readonly Participant['status'][]>> = {
  withdrawn: ['pending', 'waiting', 'approved', 'withdrawn', 'disqualified'],
  disqualified: ['pending', 'waiting', 'approved', 'withdrawn', 'disqualified'],
  approved: ['withdrawn', 'disqualified', 'approved'],
}

function requireRight({ status }: TournamentRow, { user_id }: Participant, actor: Actor): void {
  if (!mayActOn(withdrawParticipant, actor, user_id)) {
    throw new AppError('ROLE_REQUIRED', 'Only the participant and the trainers may do this.')
  }
  if (status !== 'setup' && reachOf(withdrawParticipant, actor.role) === 'own') {
    throw new AppError('TOURNAMENT_STARTED', 'The draw stands. Ask a trainer to withdraw you.')
  }
}

const effectsOf = (bracket: Bracket, entrant: number, leaving: Leaving, known: Known): Effects =>
  inTermsOfTheWire(
    () =>
      leaving.next === 'approved'
        ? reinstate(bracket, entrant)
        : withdraw(bracket, { entrant, policy: leaving.policy, reason: leaving.next }),
    { known },
  )

/**
 * What becomes of an entry, and of the matches, when somebody leaves or comes back.
 * @throws AppError PARTICIPANT_UNKNOWN; 403 for somebody else's entry; 409 from a status that does not lead there, for a
 * member after the draw, while paused; 422 for a policy that the format cannot follow
 */
export function planLeave(stored: StoredBracket, pid: number, actor: Actor, leaving: Leaving): PlannedLeave {
  const { tournament, participants } = stored
  const before = participants.find(({ id }) => id === pid)
  if (!before) throw new AppError('PARTICIPANT_UNKNOWN', 'There is no such participant in this tournament.')
  requireRight(tournament, before, actor)
  const { next } = leaving
  if (!from[next].includes(before.status)) {
    throw new AppError('STATUS_CONFLICT', `This entry is ${before.status} and cannot become ${next}.`)
  }
  const bracket = bracketOf(stored)
  const isDrawn = bracket?.entrants.includes(pid) ?? false
  if (next === 'approved' && before.status !== next && !isDrawn) requireRoom(tournament, 1)
  const participant: Participant = { ...before, status: next }
  const effects = isDrawn ? effectsOf(requirePlaying(stored), pid, leaving, stored) : null
  const isSamePolicy = effects !== null && sameWithdrawals(effects.bracket.withdrawals, stored.draw?.withdrawals)
  return {
    participant,
    participants: participants.map(one => (one === before ? participant : one)),
    effects,
    changesNothing: before.status === next && (effects === null || isSamePolicy),
  }
}
