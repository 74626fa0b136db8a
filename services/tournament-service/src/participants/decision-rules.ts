import { AppError, type entryDecisions, type Participant } from '@gym-it/contracts'
import type { TournamentRow } from '../tournaments/store.ts'
import { requireDivision, requireRoom, takesEntries } from './rules.ts'

export type Decision = (typeof entryDecisions)[number]

const from: Record<Decision, readonly Participant['status'][]> = {
  approved: ['pending', 'waiting', 'rejected'],
  rejected: ['pending', 'waiting', 'approved'],
  pending: ['approved', 'rejected'],
  waiting: ['pending', 'rejected'],
}

/** @throws AppError 409 after the draw, or from a status that does not lead there */
function requireStep({ status }: TournamentRow, participant: Participant, next: Decision): void {
  const isDrawn = status !== 'setup' && participant.status === 'approved'
  if (isDrawn || (status !== 'setup' && next === 'waiting')) {
    throw new AppError('TOURNAMENT_STARTED', 'The draw stands: withdraw the participant, or disqualify them.')
  }
  if (!from[next].includes(participant.status)) {
    throw new AppError('STATUS_CONFLICT', `This entry is ${participant.status} and cannot become ${next}.`)
  }
}

/**
 * The entries whose status becomes another one by this decision; those that have it already stay out.
 * @throws AppError 409 after the draw, when full, or from a status that does not lead there
 */
export function planDecision(
  tournament: TournamentRow,
  participants: readonly Participant[],
  next: Decision,
): readonly Participant[] {
  const changed = participants.filter(({ status }) => status !== next)
  if (changed.length === 0) return changed
  if (!takesEntries(tournament)) {
    throw new AppError('TOURNAMENT_STARTED', 'The draw stands: withdraw the participant, or disqualify them.')
  }
  for (const participant of changed) requireStep(tournament, participant, next)
  if (next === 'approved') {
    requireRoom(tournament, changed.length)
    for (const participant of changed) requireDivision(tournament, participant)
  }
  return changed
}
