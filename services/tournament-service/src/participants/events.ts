import type { Participant } from '@gym-it/contracts'
import type { NewEvent } from '@gym-it/service-kit'
import { placeOf } from '../tournaments/events.ts'
import type { TournamentRow } from '../tournaments/store.ts'

type ParticipantEvent = 'participant.added' | 'participant.updated' | 'participant.approved' | 'participant.rejected'

export const participantChanged = (
  type: ParticipantEvent,
  tournament: TournamentRow,
  participant: Participant,
): NewEvent => ({ type, ...placeOf(tournament), data: { participant } })
