import { type EventType, listAvailableUsers } from '@gym-it/contracts'
import type { Emit, HandleEvent, Service, Transaction } from '@gym-it/service-kit'
import { participantChanged } from '../participants/events.ts'
import { tournamentChanged } from '../tournaments/events.ts'
import { updateTournament } from '../tournaments/store.ts'
import { forgetPerson, listAvailable, savePerson } from './store.ts'

export const peopleEvents = [
  'user.created',
  'user.updated',
  'user.approved',
  'user.approval_withdrawn',
  'user.banned',
  'user.unbanned',
  'user.role_changed',
  'user.deleted',
] as const satisfies EventType[]

/** Forgets a person in every tournament, each of which tells of it. */
async function forget(tx: Transaction, emit: Emit, id: number): Promise<void> {
  const { participants, tournaments } = await forgetPerson(tx, id)
  for (const tournamentId of tournaments) {
    const tournament = await updateTournament(tx, tournamentId)
    for (const participant of participants.filter(({ tournament_id }) => tournament_id === tournamentId)) {
      emit(participantChanged('participant.updated', tournament, participant))
    }
    emit(tournamentChanged('tournament.updated', tournament))
  }
}

/** Keeps a short list of people, so that entering them needs no other service. */
export const followPeople: HandleEvent = async (tx, event, emit) => {
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
    case 'user.approved':
    case 'user.approval_withdrawn':
    case 'user.banned':
    case 'user.unbanned':
    case 'user.role_changed':
      await savePerson(tx, event.data.user)
      break
    case 'user.deleted':
      await forget(tx, emit, event.data.id)
      break
  }
}

export function peopleRoutes({ route, sql }: Service): void {
  route(listAvailableUsers, async () => ({ users: await listAvailable(sql) }))
}
