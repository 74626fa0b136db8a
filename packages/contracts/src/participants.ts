import { type Static, Type } from 'typebox'
import { Id, IdParams, Name, Nullable, Timestamp } from './fields.ts'
import { operation } from './operation.ts'
import { largestTournament } from './tournaments.ts'

const service = 'tournament-service'

export const participantStatuses = ['pending', 'approved', 'rejected', 'withdrawn'] as const

export const Participant = Type.Object(
  {
    id: Id,
    tournament_id: Id,
    user_id: Nullable(Id),
    name: Name,
    seed: Nullable(Type.Integer()),
    club: Nullable(Type.String()),
    status: Type.Enum([...participantStatuses]),
    created_at: Timestamp,
  },
  { title: 'Participant' },
)
export type Participant = Static<typeof Participant>

export const NewParticipant = Type.Object(
  {
    name: Name,
    user_id: Type.Optional(Nullable(Id)),
    seed: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: largestTournament }))),
    club: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
  },
  { title: 'NewParticipant' },
)
export type NewParticipant = Static<typeof NewParticipant>

const ParticipantParams = Type.Object({ id: Id, pid: Id })
const ChangedParticipant = Type.Object(
  { participant: Participant, message: Type.String() },
  { title: 'ChangedParticipant' },
)

export const addParticipant = operation({
  id: 'addParticipant',
  service,
  method: 'POST',
  path: '/tournaments/:id/participants',
  summary: 'Enter: a member enters themselves and waits for approval, a trainer enters anyone',
  access: 'member',
  params: IdParams,
  body: NewParticipant,
  success: { status: 201, schema: ChangedParticipant },
})

export const addParticipants = operation({
  id: 'addParticipants',
  service,
  method: 'PUT',
  path: '/tournaments/:id/participants',
  summary: 'Enter several: all or nothing',
  access: 'member',
  params: IdParams,
  body: Type.Object({ participants: Type.Array(NewParticipant, { minItems: 1, maxItems: largestTournament }) }),
  success: { status: 200, schema: Type.Object({ message: Type.String(), participants: Type.Array(Participant) }) },
})

export const listParticipants = operation({
  id: 'listParticipants',
  service,
  method: 'GET',
  path: '/tournaments/:id/participants',
  summary: 'Everyone who entered',
  access: 'public',
  params: IdParams,
  success: { status: 200, schema: Type.Array(Participant) },
})

export const approveParticipant = operation({
  id: 'approveParticipant',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/participants/:pid/approve',
  summary: 'Approve an entry',
  access: 'trainer',
  params: ParticipantParams,
  success: { status: 200, schema: ChangedParticipant },
})

export const rejectParticipant = operation({
  id: 'rejectParticipant',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/participants/:pid/reject',
  summary: 'Refuse an entry',
  access: 'trainer',
  params: ParticipantParams,
  success: { status: 200, schema: ChangedParticipant },
})

export const withdrawParticipant = operation({
  id: 'withdrawParticipant',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/participants/:pid/withdraw',
  summary: 'Withdraw before the draw: one’s own entry, or any as a trainer',
  access: 'member',
  params: ParticipantParams,
  success: { status: 200, schema: ChangedParticipant },
})
