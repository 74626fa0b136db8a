import { type Static, Type } from 'typebox'
import { Id } from './fields.ts'
import { Match } from './matches.ts'
import { operation } from './operation.ts'
import { Participant, ParticipantParams } from './participants.ts'
import { Tournament } from './tournaments.ts'

const service = 'tournament-service'

/** What becomes of the matches of somebody who leaves after the draw. */
export const withdrawalPolicies = ['forfeit', 'void_all', 'keep_played'] as const

const Preview = { preview: Type.Boolean({ default: false, description: 'Only tell what would change' }) }
const LeaveQuery = Type.Object({
  ...Preview,
  policy: Type.Optional(
    Type.Enum([...withdrawalPolicies], {
      default: 'forfeit',
      description:
        'After the draw: lose what is left to play, make all matches void, or keep what was played and void the rest',
    }),
  ),
})

/** `changed` holds every match with a new state; `cleared` the results that fell. Both are empty before the draw. */
export const LeftParticipant = Type.Object(
  {
    participant: Participant,
    message: Type.String(),
    changed: Type.Array(Match),
    cleared: Type.Array(Id),
    tournament: Tournament,
  },
  { title: 'LeftParticipant' },
)
export type LeftParticipant = Static<typeof LeftParticipant>

export const withdrawParticipant = operation({
  id: 'withdrawParticipant',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/participants/:pid/withdraw',
  summary: 'Withdraw: one’s own entry before the draw, any entry at any time as a trainer',
  access: 'member',
  params: ParticipantParams,
  query: LeaveQuery,
  success: { status: 200, schema: LeftParticipant },
})

export const disqualifyParticipant = operation({
  id: 'disqualifyParticipant',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/participants/:pid/disqualify',
  summary: 'Disqualify: as a withdrawal, and shown as what it is',
  access: 'trainer',
  params: ParticipantParams,
  query: LeaveQuery,
  success: { status: 200, schema: LeftParticipant },
})

export const reinstateParticipant = operation({
  id: 'reinstateParticipant',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/participants/:pid/reinstate',
  summary: 'Take a withdrawal or a disqualification back',
  access: 'trainer',
  params: ParticipantParams,
  query: Type.Object(Preview),
  success: { status: 200, schema: LeftParticipant },
})
