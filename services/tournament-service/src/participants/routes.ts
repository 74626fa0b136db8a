import {
  AppError,
  addParticipant,
  addParticipants,
  listParticipants,
  type NewParticipant,
  type Participant,
  updateParticipant,
} from '@gym-it/contracts'
import type { Actor, Emit, Service, Transaction } from '@gym-it/service-kit'
import { findStrangers } from '../people/store.ts'
import { requireVisible } from '../tournaments/rules.ts'
import { findTournament, lockTournament, updateTournament } from '../tournaments/store.ts'
import { participantChanged } from './events.ts'
import { planEntries, planParticipantUpdate } from './rules.ts'
import * as store from './store.ts'

/** @throws AppError USER_UNKNOWN; oneself is known by the token, also before user-service has told of a new account */
async function requireKnown(tx: Transaction, actor: Actor, people: readonly number[]): Promise<void> {
  const [stranger] = await findStrangers(
    tx,
    people.filter(id => id !== actor.id),
  )
  if (stranger !== undefined) throw new AppError('USER_UNKNOWN', `There is no person with the id ${stranger}.`)
}

async function enter(
  tx: Transaction,
  emit: Emit,
  { tournamentId, actor, entries }: { tournamentId: number; actor: Actor; entries: readonly NewParticipant[] },
): Promise<Participant[]> {
  const tournament = requireVisible(await lockTournament(tx, tournamentId), actor)
  const rows = planEntries(tournament, actor, entries, new Date())
  const people = rows.map(row => row.user_id).filter(id => id !== null)
  await requireKnown(tx, actor, [...people, ...rows.flatMap(row => row.members)])
  if ((await store.findEntered(tx, tournamentId, people)).length > 0) {
    throw new AppError('PARTICIPANT_TWICE', 'This person is entered already.')
  }
  const participants = await store.insertParticipants(tx, tournamentId, rows)
  const after = await updateTournament(tx, tournamentId)
  for (const participant of participants) emit(participantChanged('participant.added', after, participant))
  return participants
}

async function requireParticipant(tx: Transaction, id: number, pid: number): Promise<Participant> {
  const participant = await store.findParticipant(tx, id, pid)
  if (participant) return participant
  throw new AppError('PARTICIPANT_UNKNOWN', 'There is no such participant in this tournament.')
}

function saidOf(participants: readonly Participant[]): string {
  const areAll = (wanted: Participant['status']) => participants.every(({ status }) => status === wanted)
  if (areAll('pending')) return 'Join request submitted successfully! Waiting for trainer/admin approval.'
  if (areAll('waiting')) return 'No place is free: on the wait-list.'
  return `${participants.length} participants added successfully`
}

export function participantRoutes({ route, sql }: Service): void {
  route(addParticipant, ({ params, body, actor, change }) =>
    change(async (tx, emit) => {
      const [participant] = await enter(tx, emit, { tournamentId: params.id, actor, entries: [body] })
      if (!participant) throw new Error('an insert answered no row')
      return { participant, message: 'Participant added' }
    }),
  )

  route(addParticipants, ({ params, body, actor, change }) =>
    change(async (tx, emit) => {
      const participants = await enter(tx, emit, { tournamentId: params.id, actor, entries: body.participants })
      return { message: saidOf(participants), participants }
    }),
  )

  route(listParticipants, async ({ params, actor }) => {
    requireVisible(await findTournament(sql, params.id), actor)
    return store.listParticipants(sql, params.id)
  })

  route(updateParticipant, ({ params: { id, pid }, body, actor, change }) =>
    change(async (tx, emit) => {
      const tournament = requireVisible(await lockTournament(tx, id), actor)
      await requireParticipant(tx, id, pid)
      await requireKnown(tx, actor, body.members ?? [])
      const participant = await store.updateParticipant(tx, pid, planParticipantUpdate(tournament, body))
      emit(participantChanged('participant.updated', await updateTournament(tx, id), participant))
      return { participant, message: 'Participant updated' }
    }),
  )
}
