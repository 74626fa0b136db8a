import { type EventData, tournamentTopic } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { tournamentView } from './rules.ts'
import type { TournamentRow } from './store.ts'

/** Where the events of a tournament belong, and who may see them. */
export const placeOf = ({ id, visibility }: Pick<TournamentRow, 'id' | 'visibility'>) => ({
  subject: tournamentTopic(id),
  topic: tournamentTopic(id),
  audience: visibility,
})

type TournamentEvent =
  | 'tournament.created'
  | 'tournament.updated'
  | 'tournament.paused'
  | 'tournament.resumed'
  | 'tournament.completed'
  | 'tournament.reopened'

export const tournamentChanged = (type: TournamentEvent, tournament: TournamentRow): NewEvent => ({
  type,
  ...placeOf(tournament),
  data: { tournament: tournamentView(tournament) },
})

export const tournamentStarted = (
  tournament: TournamentRow,
  { seeds, draw }: Omit<EventData<'tournament.started'>, 'tournament'>,
): NewEvent => ({
  type: 'tournament.started',
  ...placeOf(tournament),
  data: { tournament: tournamentView(tournament), seeds, ...(draw === undefined ? {} : { draw }) },
})

export const tournamentDeleted = (tournament: TournamentRow): NewEvent => ({
  type: 'tournament.deleted',
  ...placeOf(tournament),
  data: { tournament_id: tournament.id },
})
