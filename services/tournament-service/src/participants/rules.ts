import { AppError, hasRole, type NewParticipant, type Participant } from '@gym-it/contracts'
import type { Actor } from '@gym-it/service-kit'
import type { TournamentRow } from '../tournaments/store.ts'
import type { NewParticipantRow } from './store.ts'

function requireOpen(tournament: TournamentRow, actor: Actor, now: Date): void {
  if (tournament.status !== 'setup') {
    throw new AppError('TOURNAMENT_STARTED', 'The bracket is drawn; nobody can be entered any more.')
  }
  const deadline = tournament.registration_deadline
  const isLate = deadline !== null && Date.parse(deadline) <= now.getTime()
  if (isLate && !hasRole(actor.role, 'trainer')) {
    throw new AppError('REGISTRATION_CLOSED', 'The registration deadline has passed. Ask the trainer to enter you.')
  }
}

/** How many more the tournament takes. @throws AppError TOURNAMENT_FULL when it is fewer than `wanted` */
function requireRoom(tournament: TournamentRow, wanted: number): void {
  const free = tournament.max_participants - tournament.participant_count
  if (wanted <= free) return
  const detail =
    free <= 0
      ? `The tournament is full: ${tournament.participant_count} of ${tournament.max_participants} places are taken.`
      : `Only ${free} of ${tournament.max_participants} places are free; ${wanted} were asked for. Raise the limit first.`
  throw new AppError('TOURNAMENT_FULL', detail)
}

/**
 * The entries as they are stored: a member enters only themselves and waits for approval, trainers enter anyone.
 * @throws AppError 403 for somebody else's entry, 409 when registration is closed, full, or a person stands twice
 */
export function planEntries(
  tournament: TournamentRow,
  actor: Actor,
  entries: readonly NewParticipant[],
  now: Date,
): NewParticipantRow[] {
  requireOpen(tournament, actor, now)
  const isTrainer = hasRole(actor.role, 'trainer')
  const isSomebodyElse = entries.some(({ user_id }) => typeof user_id === 'number' && user_id !== actor.id)
  if (!isTrainer && (entries.length > 1 || isSomebodyElse)) {
    throw new AppError('ROLE_REQUIRED', 'Members can enter only themselves.')
  }
  requireRoom(tournament, entries.length)
  const people = entries.map(entry => entry.user_id).filter(id => typeof id === 'number')
  if (new Set(people).size < people.length) throw new AppError('PARTICIPANT_TWICE', 'The list names a person twice.')
  return entries.map(({ name, user_id, seed, club }) => ({
    name: name.trim(),
    user_id: isTrainer ? (user_id ?? null) : actor.id,
    seed: isTrainer ? (seed ?? null) : null,
    club: club ?? null,
    status: isTrainer ? 'approved' : 'pending',
  }))
}

type Step = 'approved' | 'rejected' | 'withdrawn'

/**
 * The entry's next status, or null when it has it already.
 * @throws AppError 409 after the draw, when full, or from a status that does not lead there; 403 for another's entry
 */
export function planStep(tournament: TournamentRow, participant: Participant, actor: Actor, next: Step): Step | null {
  const isOwn = participant.user_id === actor.id
  if (!isOwn && !hasRole(actor.role, 'trainer')) {
    throw new AppError('ROLE_REQUIRED', 'Only the participant and the trainers may do this.')
  }
  if (participant.status === next) return null
  if (tournament.status !== 'setup') {
    throw new AppError('TOURNAMENT_STARTED', 'The bracket is drawn; record a walkover for the opponent instead.')
  }
  const from: Record<Step, readonly Participant['status'][]> = {
    approved: ['pending', 'rejected'],
    rejected: ['pending', 'approved'],
    withdrawn: ['pending', 'approved'],
  }
  if (!from[next].includes(participant.status)) {
    throw new AppError('STATUS_CONFLICT', `This entry is ${participant.status} and cannot become ${next}.`)
  }
  if (next === 'approved') requireRoom(tournament, 1)
  return next
}
