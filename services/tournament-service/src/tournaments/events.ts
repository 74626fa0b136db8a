import { type EventData, tournamentTopic } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { tournamentView } from './rules.ts'
import type { TournamentRow } from './store.ts'

/** Where the events of a tournament belong, who may see them, and which of its versions they tell of. */
export const placeOf = ({ id, visibility, version }: Pick<TournamentRow, 'id' | 'visibility' | 'version'>) => ({
  subject: tournamentTopic(id),
  topic: tournamentTopic(id),
  audience: visibility,
  version,
})

type TournamentEvent =
  | 'tournament.created'
  | 'tournament.updated'
  | 'tournament.paused'
  | 'tournament.resumed'
  | 'tournament.reopened'

export const tournamentChanged = (type: TournamentEvent, tournament: TournamentRow): NewEvent => ({
  type,
  ...placeOf(tournament),
  data: { tournament: tournamentView(tournament) },
})

export const tournamentStarted = (
  tournament: TournamentRow,
  facts: Omit<EventData<'tournament.started'>, 'tournament'>,
): NewEvent => ({
  type: 'tournament.started',
  ...placeOf(tournament),
  data: { tournament: tournamentView(tournament), ...facts },
})

export const tournamentDeleted = (tournament: TournamentRow): NewEvent => ({
  type: 'tournament.deleted',
  ...placeOf(tournament),
  data: { tournament_id: tournament.id },
})
