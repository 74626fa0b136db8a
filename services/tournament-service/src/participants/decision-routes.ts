import {
  AppError,
  approveParticipant,
  decideParticipants,
  type Participant,
  rejectParticipant,
} from '@gym-it/contracts'
import type { Actor, Emit, Service, Transaction } from '@gym-it/service-kit'
import { requireVisible } from '../tournaments/rules.ts'
import { lockTournament, updateTournament } from '../tournaments/store.ts'
import { type Decision, planDecision } from './decision-rules.ts'
import { participantChanged } from './events.ts'
import * as store from './store.ts'
import { moveUp, tellMovedUp } from './wait-list.ts'

interface Ask {
  readonly id: number
  readonly pids: readonly number[]
  readonly actor: Actor
  readonly next: Decision
}

const types = {
  approved: 'participant.approved',
  rejected: 'participant.rejected',
  pending: 'participant.undecided',
  waiting: 'participant.undecided',
} as const

/** All of them or nobody; answers everybody asked for, in the order of entry. */
async function decide(tx: Transaction, emit: Emit, { id, pids, actor, next }: Ask): Promise<Participant[]> {
  const before = requireVisible(await lockTournament(tx, id), actor)
  const participants = await store.findParticipants(tx, id, pids)
  if (participants.length < pids.length) {
    throw new AppError('PARTICIPANT_UNKNOWN', 'There is no such participant in this tournament.')
  }
  const planned = planDecision(before, participants, next)
  if (planned.length === 0) return participants
  const changed = await store.setStatuses(
    tx,
    planned.map(one => one.id),
    next,
  )
  const moved = await moveUp(tx, before)
  const tournament = await updateTournament(tx, id)
  for (const participant of changed) emit(participantChanged(types[next], tournament, participant))
  tellMovedUp(emit, tournament, moved)
  const latest = new Map([...changed, ...moved].map(one => [one.id, one]))
  return participants.map(one => latest.get(one.id) ?? one)
}

async function decideOne(tx: Transaction, emit: Emit, { pid, ...ask }: Omit<Ask, 'pids'> & { readonly pid: number }) {
  const [participant] = await decide(tx, emit, { ...ask, pids: [pid] })
  if (!participant) throw new Error('a decision answered nobody')
  return { participant, message: `Participant ${ask.next} successfully` }
}

export function decisionRoutes({ route }: Service): void {
  route(approveParticipant, ({ params, actor, change }) =>
    change((tx, emit) => decideOne(tx, emit, { ...params, actor, next: 'approved' })),
  )

  route(rejectParticipant, ({ params, actor, change }) =>
    change((tx, emit) => decideOne(tx, emit, { ...params, actor, next: 'rejected' })),
  )

  route(decideParticipants, ({ params: { id }, body: { participant_ids, status }, actor, change }) =>
    change(async (tx, emit) => {
      const participants = await decide(tx, emit, { id, pids: participant_ids, actor, next: status })
      return { message: `${participants.length} participants ${status}`, participants }
    }),
  )
}
