import { type Static, Type } from 'typebox'
import { Id, IdParams, Name, Nullable, Timestamp } from './fields.ts'
import { operation } from './operation.ts'
import { largestTournament, Tournament } from './tournaments.ts'

const service = 'tournament-service'

export const participantStatuses = ['pending', 'waiting', 'approved', 'rejected', 'withdrawn', 'disqualified'] as const

export const Participant = Type.Object(
  {
    id: Id,
    tournament_id: Id,
    user_id: Nullable(Id),
    name: Name,
    seed: Nullable(Type.Integer({ description: 'As drawn; before the draw as given' })),
    given_seed: Nullable(Type.Integer({ description: 'As given, also after the draw' })),
    club: Nullable(Type.String()),
    group: Nullable(Type.String({ description: 'The group it was put into: "A", "B", …' })),
    division: Nullable(Type.String({ description: 'Of a leaderboard: "Rx"' })),
    rating: Nullable(Type.Number({ description: 'As given; without it the one from earlier tournaments counts' })),
    members: Type.Array(Id, { description: 'The people of a team' }),
    status: Type.Enum([...participantStatuses], {
      description: '`waiting` for a free place; who waits moves up in the order of the ids',
    }),
    created_at: Timestamp,
  },
  { title: 'Participant' },
)
export type Participant = Static<typeof Participant>

const Group = Type.String({ pattern: '^[A-Z]{1,2}$', description: 'the name of a group, such as "A"' })

export const NewParticipant = Type.Object(
  {
    name: Name,
    user_id: Type.Optional(Nullable(Id)),
    seed: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: largestTournament }))),
    club: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
    group: Type.Optional(Nullable(Group)),
    division: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
    rating: Type.Optional(Nullable(Type.Number({ minimum: -10_000, maximum: 10_000 }))),
    members: Type.Optional(Type.Array(Id, { maxItems: 50, uniqueItems: true })),
    waitlist: Type.Optional(
      Type.Boolean({ description: 'Where no place is free, wait for one instead of being refused' }),
    ),
  },
  { title: 'NewParticipant' },
)
export type NewParticipant = Static<typeof NewParticipant>

export const ParticipantParams = Type.Object({ id: Id, pid: Id })
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

/** What a trainer can say of an entry until the draw; null takes it back. */
export const UpdateParticipantBody = Type.Object(
  {
    ...Type.Partial(Type.Pick(NewParticipant, ['name'])).properties,
    ...Type.Pick(NewParticipant, ['seed', 'club', 'group', 'division', 'rating', 'members']).properties,
  },
  { title: 'UpdateParticipantBody', minProperties: 1 },
)
export type UpdateParticipantBody = Static<typeof UpdateParticipantBody>

export const updateParticipant = operation({
  id: 'updateParticipant',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/participants/:pid',
  summary: 'Change an entry before the draw: its name, seed, club, group, division, rating or members',
  access: 'trainer',
  params: ParticipantParams,
  body: UpdateParticipantBody,
  success: { status: 200, schema: ChangedParticipant },
})

/** What a trainer says of entries; the last two take an approval or a refusal back. */
export const entryDecisions = ['approved', 'rejected', 'pending', 'waiting'] as const

export const decideParticipants = operation({
  id: 'decideParticipants',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/participants/decide',
  summary: 'Approve or refuse several entries, or take that back: all of them or, when one cannot be, none',
  access: 'trainer',
  params: IdParams,
  body: Type.Object({
    participant_ids: Type.Array(Id, { minItems: 1, maxItems: largestTournament, uniqueItems: true }),
    status: Type.Enum([...entryDecisions]),
  }),
  success: { status: 200, schema: Type.Object({ message: Type.String(), participants: Type.Array(Participant) }) },
})

const Seeding = Type.Enum(['given', 'random', 'rating'], {
  description: 'What the order of the draw follows from here on; without it that stays',
})
export const SeedsBody = Type.Object(
  {
    seeds: Type.Array(
      Type.Object({ participant_id: Id, seed: Type.Integer({ minimum: 1, maximum: largestTournament }) }),
      { maxItems: largestTournament, description: 'Whoever is not named has none' },
    ),
    seeding: Type.Optional(Seeding),
  },
  { title: 'SeedsBody' },
)
export type SeedsBody = Static<typeof SeedsBody>

export const setSeeds = operation({
  id: 'setSeeds',
  service,
  method: 'PUT',
  path: '/tournaments/:id/seeds',
  summary: 'Say who has which seed, of everybody at once, before the draw',
  access: 'trainer',
  params: IdParams,
  body: SeedsBody,
  success: {
    status: 200,
    schema: Type.Object({ message: Type.String(), participants: Type.Array(Participant), tournament: Tournament }),
  },
})
