import type { Participant } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { placeOf } from '../tournaments/events.ts'
import { tournamentView } from '../tournaments/rules.ts'
import type { TournamentRow } from '../tournaments/store.ts'

type ParticipantEvent =
  | 'participant.added'
  | 'participant.updated'
  | 'participant.approved'
  | 'participant.moved_up'
  | 'participant.rejected'
  | 'participant.undecided'

export const participantChanged = (
  type: ParticipantEvent,
  tournament: TournamentRow,
  participant: Participant,
): NewEvent => ({ type, ...placeOf(tournament), data: { participant } })

export const participantsSeeded = (tournament: TournamentRow, changed: readonly Participant[]): NewEvent => ({
  type: 'participant.seeded',
  ...placeOf(tournament),
  data: {
    tournament: tournamentView(tournament),
    seeds: changed.map(({ id, given_seed }) => ({ participant_id: id, seed: given_seed })),
  },
})
