import { AppError, type CreateTournamentBody, type Tournament, type UpdateTournamentBody } from '@gym-it/contracts'
import { commitTo } from '@gym-it/tournament-engine'
import { checkSettings } from './settings-rules.ts'
import type { NewTournament, TournamentChanges, TournamentRow } from './store.ts'

/** What the wire shows of a tournament: the random seed comes out with the draw, and a chosen one needs no promise. */
export function tournamentView({ secret_seed, champions: _inside, ...tournament }: TournamentRow): Tournament {
  const { settings, status, draw_commitment } = tournament
  if (settings.random_seed) return { ...tournament, draw_commitment: null, random_seed: settings.random_seed }
  return { ...tournament, draw_commitment, random_seed: status === 'setup' ? null : secret_seed }
}

/** What random draws and lots of a tournament are made from. */
export const seedOfChance = ({ settings, secret_seed }: Pick<TournamentRow, 'settings' | 'secret_seed'>): string =>
  settings.random_seed || secret_seed

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
const formatOf = (type: Tournament['tournament_type']): Tournament['format'] => (type === 'by_size' ? null : type)

/**
 * A new tournament with the defaults of the contract filled in. `secret_seed` is of chance and known to nobody.
 * @throws AppError INPUT_INVALID naming a setting that the type does not know or cannot have
 */
export function planTournament(
  body: CreateTournamentBody,
  { created_by, secret_seed }: Pick<NewTournament, 'created_by' | 'secret_seed'>,
): NewTournament {
  const { tournament_type = 'single_elimination', settings = {} } = body
  checkSettings(tournament_type, settings)
  return {
    name: body.name.trim(),
    start_date: parseMoment('start_date', body.start_date),
    max_participants: body.max_participants ?? 8,
    tournament_type,
    format: formatOf(tournament_type),
    discipline: disciplineOf(body.discipline),
    registration_deadline: optionalMoment('registration_deadline', body.registration_deadline ?? null),
    settings,
    visibility: body.visibility ?? 'public',
    secret_seed,
    draw_commitment: commitTo(secret_seed),
    created_by,
  }
}

/** Blank is none. */
const disciplineOf = (discipline: string | null | undefined): string | null => discipline?.trim() || null

/** Workouts may be announced while others are held already; what has scores stays, see `checkNewSettings`. */
export const changesLeaderboard = (
  { format, status }: TournamentRow,
  { tournament_type, settings }: UpdateTournamentBody,
): boolean => format === 'leaderboard' && status === 'active' && tournament_type === undefined && settings !== undefined

/** The changes that a PATCH asks for. @throws AppError when the draw or the entries forbid one. */
export function planUpdate(before: TournamentRow, body: UpdateTournamentBody): TournamentChanges {
  const { max_participants, tournament_type, settings } = body
  if (max_participants !== undefined && max_participants < before.participant_count) {
    const detail = `${before.participant_count} participants are approved; the limit cannot be lower.`
    throw new AppError('STATUS_CONFLICT', detail)
  }
  const isAnother = tournament_type !== undefined || settings !== undefined
  if (isAnother && before.status !== 'setup' && !changesLeaderboard(before, body)) {
    throw new AppError('TOURNAMENT_STARTED', 'The type and the settings cannot change once the draw stands.')
  }
  if (isAnother) checkSettings(tournament_type ?? before.tournament_type, settings ?? before.settings)
  return {
    ...(body.name === undefined ? {} : { name: body.name.trim() }),
    ...(body.start_date === undefined ? {} : { start_date: parseMoment('start_date', body.start_date) }),
    ...(max_participants === undefined ? {} : { max_participants }),
    ...(body.registration_deadline === undefined
      ? {}
      : { registration_deadline: optionalMoment('registration_deadline', body.registration_deadline) }),
    ...(tournament_type === undefined ? {} : { tournament_type, format: formatOf(tournament_type) }),
    ...(settings === undefined ? {} : { settings }),
    ...(body.visibility === undefined ? {} : { visibility: body.visibility }),
    ...(body.discipline === undefined ? {} : { discipline: disciplineOf(body.discipline) }),
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
