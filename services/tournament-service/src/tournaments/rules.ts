import { AppError, type CreateTournamentBody, type Tournament, type UpdateTournamentBody } from '@gym-it/contracts'
import type { NewTournament, TournamentChanges, TournamentRow } from './store.ts'

/** What the wire shows of a tournament. */
export function tournamentView({ seeds: _draw, ...tournament }: TournamentRow): Tournament {
  return tournament
}

/** Reads a moment as clients write it; without a zone it is UTC. @throws AppError INPUT_INVALID for a date that does not exist */
export function parseMoment(field: string, text: string): string {
  const iso = text.replace(' ', 'T')
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(iso)
  const moment = new Date(iso.includes('T') && !hasZone ? `${iso}Z` : iso)
  if (Number.isNaN(moment.getTime())) {
    throw new AppError('INPUT_INVALID', `${field} is not a date that exists.`, {
      errors: [{ path: field, message: 'is not a date that exists' }],
    })
  }
  return moment.toISOString()
}

const optionalMoment = (field: string, text: string | null) => (text === null ? null : parseMoment(field, text))

/** A new tournament with the defaults of the contract filled in. */
export function planTournament(body: CreateTournamentBody, created_by: number): NewTournament {
  return {
    name: body.name.trim(),
    start_date: parseMoment('start_date', body.start_date),
    max_participants: body.max_participants ?? 8,
    tournament_type: body.tournament_type ?? 'single_elimination',
    registration_deadline: optionalMoment('registration_deadline', body.registration_deadline ?? null),
    settings: body.settings ?? {},
    visibility: body.visibility ?? 'public',
    created_by,
  }
}

/** The changes that a PATCH asks for. @throws AppError when the draw or the entries forbid one. */
export function planUpdate(before: TournamentRow, body: UpdateTournamentBody): TournamentChanges {
  const { max_participants, settings } = body
  if (max_participants !== undefined && max_participants < before.participant_count) {
    const detail = `${before.participant_count} participants are approved; the limit cannot be lower.`
    throw new AppError('STATUS_CONFLICT', detail)
  }
  if (settings !== undefined && before.status !== 'setup') {
    throw new AppError('TOURNAMENT_STARTED', 'The settings of a tournament cannot change once it is drawn.')
  }
  return {
    ...(body.name === undefined ? {} : { name: body.name.trim() }),
    ...(body.start_date === undefined ? {} : { start_date: parseMoment('start_date', body.start_date) }),
    ...(max_participants === undefined ? {} : { max_participants }),
    ...(body.registration_deadline === undefined
      ? {}
      : { registration_deadline: optionalMoment('registration_deadline', body.registration_deadline) }),
    ...(settings === undefined ? {} : { settings }),
    ...(body.visibility === undefined ? {} : { visibility: body.visibility }),
  }
}

/** @throws AppError TOURNAMENT_UNKNOWN, also for a spectator where only members may look. */
export function requireVisible(
  tournament: TournamentRow | undefined,
  viewer: { readonly id: number } | null,
): TournamentRow {
  if (tournament === undefined || (tournament.visibility === 'members' && viewer === null)) {
    throw new AppError('TOURNAMENT_UNKNOWN', 'There is no such tournament, or it is for members: sign in to see it.')
  }
  return tournament
}

/** Whether a pause or a resumption changes anything. @throws AppError TOURNAMENT_NOT_ACTIVE */
export function planPause(tournament: TournamentRow, is_paused: boolean): TournamentChanges | null {
  if (tournament.status !== 'active') {
    throw new AppError('TOURNAMENT_NOT_ACTIVE', 'Only a tournament that is being played can be paused or resumed.')
  }
  return tournament.is_paused === is_paused ? null : { is_paused }
}
