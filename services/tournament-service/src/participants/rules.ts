import {
  AppError,
  addParticipants,
  hasRole,
  mayActOn,
  type NewParticipant,
  reachOf,
  type UpdateParticipantBody,
} from '@gym-it/contracts'
import type { Actor } from '@gym-it/service-kit'
import { isInDivision, noDivision } from '../tournaments/settings-rules.ts'
import type { TournamentRow } from '../tournaments/store.ts'
import type { NewParticipantRow } from './store.ts'

/** Before the draw; and while rounds are paired one after the other, or scores are taken, also later. */
export const takesEntries = ({ status, format }: TournamentRow) =>
  status === 'setup' || (status === 'active' && (format === 'swiss' || format === 'leaderboard'))

function requireOpen(tournament: TournamentRow, actor: Actor, now: Date): void {
  if (tournament.status !== 'setup' && !(takesEntries(tournament) && hasRole(actor.role, 'trainer'))) {
    throw new AppError('TOURNAMENT_STARTED', 'The bracket is drawn; nobody can be entered any more.')
  }
  const deadline = tournament.registration_deadline
  const isLate = deadline !== null && Date.parse(deadline) <= now.getTime()
  if (isLate && !hasRole(actor.role, 'trainer')) {
    throw new AppError('REGISTRATION_CLOSED', 'The registration deadline has passed. Ask the trainer to enter you.')
  }
}

/** Who comes to a leaderboard that is under way must have a place in it. @throws AppError RULE_FORBIDS */
export function requireDivision(
  { format, status, settings }: TournamentRow,
  entry: Pick<NewParticipant, 'name' | 'division'>,
) {
  if (format !== 'leaderboard' || status === 'setup' || isInDivision(settings, entry.division ?? null)) return
  const detail = noDivision(settings, entry)
  throw new AppError('RULE_FORBIDS', detail, { errors: [{ path: 'division', message: detail }] })
}

/** How many more the tournament takes. */
const placesLeft = (tournament: TournamentRow) =>
  Math.max(0, tournament.max_participants - tournament.participant_count)

/** @throws AppError TOURNAMENT_FULL when the tournament takes fewer than `wanted` */
export function requireRoom(tournament: TournamentRow, wanted: number): void {
  const free = placesLeft(tournament)
  if (wanted <= free) return
  const detail =
    free <= 0
      ? `The tournament is full: ${tournament.participant_count} of ${tournament.max_participants} places are taken.`
      : `Only ${free} of ${tournament.max_participants} places are free; ${wanted} were asked for. Raise the limit first.`
  throw new AppError('TOURNAMENT_FULL', detail)
}

/** Whoever finds no place waits for one, if they have asked for that. @throws AppError TOURNAMENT_FULL */
function splitByRoom(tournament: TournamentRow, entries: readonly NewParticipant[]): number {
  const left = placesLeft(tournament)
  // After the draw nobody moves up by themselves, so nobody waits.
  const mayWait = tournament.status === 'setup' && entries.slice(left).every(({ waitlist }) => waitlist)
  if (!mayWait) requireRoom(tournament, entries.length)
  return left
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
  const isTrainer = reachOf(addParticipants, actor.role) === 'any'
  const isSomebodyElse = entries.some(({ user_id }) => !mayActOn(addParticipants, actor, user_id ?? actor.id))
  if (isSomebodyElse || (!isTrainer && entries.length > 1)) {
    throw new AppError('ROLE_REQUIRED', 'Members can enter only themselves.')
  }
  const left = splitByRoom(tournament, entries)
  const people = entries.map(entry => entry.user_id).filter(id => typeof id === 'number')
  if (new Set(people).size < people.length) throw new AppError('PARTICIPANT_TWICE', 'The list names a person twice.')
  for (const entry of entries) requireDivision(tournament, entry)
  return entries.map(({ name, club, ...entry }, index) => {
    // What decides the draw is the trainers' to say.
    const given: Omit<NewParticipant, 'name' | 'club'> = isTrainer
      ? entry
      : { user_id: actor.id, division: entry.division ?? null }
    const { user_id = null, seed = null, group = null, division = null, rating = null, members = [] } = given
    const status = index >= left ? 'waiting' : isTrainer ? 'approved' : 'pending'
    return {
      name: name.trim(),
      club: club ?? null,
      user_id,
      seed,
      given_seed: seed,
      group,
      division,
      rating,
      members,
      status,
    }
  })
}

/** What changes about an entry. @throws AppError TOURNAMENT_STARTED once the draw was made from it */
export function planParticipantUpdate(
  tournament: TournamentRow,
  { name, seed, ...more }: UpdateParticipantBody,
): Partial<NewParticipantRow> {
  if (tournament.status !== 'setup') {
    throw new AppError('TOURNAMENT_STARTED', 'The draw is made from what was said of the entries; it stays so.')
  }
  return {
    ...more,
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(seed === undefined ? {} : { seed, given_seed: seed }),
  }
}
