import { Type } from 'typebox'
import { Id, IdParams } from './fields.ts'
import { Match } from './matches.ts'
import { operation } from './operation.ts'
import { largestTournament, Tournament } from './tournaments.ts'

const service = 'tournament-service'

export const pairRound = operation({
  id: 'pairRound',
  service,
  method: 'POST',
  path: '/tournaments/:id/rounds',
  summary: 'Pair the next round of a Swiss; who was entered in the meantime joins',
  access: 'trainer',
  params: IdParams,
  body: Type.Object({
    absent: Type.Optional(
      Type.Array(
        Type.Object(
          {
            participant_id: Id,
            bye: Type.Optional(Type.Enum(['half', 'none'], { description: 'What that counts; none without it' })),
          },
          { additionalProperties: false },
        ),
        { maxItems: largestTournament, description: 'Who sits this round out' },
      ),
    ),
  }),
  success: {
    status: 201,
    schema: Type.Object({
      message: Type.String(),
      round: Type.Integer(),
      matches: Type.Array(Match),
      tournament: Tournament,
    }),
  },
})

export const removeRound = operation({
  id: 'removeRound',
  service,
  method: 'DELETE',
  path: '/tournaments/:id/rounds/:round',
  summary: 'Take the pairings of the last round back while it has no result',
  access: 'trainer',
  params: Type.Object({ id: Id, round: Id }),
  success: {
    status: 200,
    schema: Type.Object({ message: Type.String(), round: Type.Integer(), tournament: Tournament }),
  },
})

export const PairingReason = Type.Object(
  {
    rule: Type.Enum(['score_group', 'float', 'halves', 'exchange', 'sides', 'bye', 'absent']),
    numbers: Type.Record(Type.String(), Type.Number(), { description: 'What the rule looked at' }),
  },
  { title: 'PairingReason' },
)

export const explainMatch = operation({
  id: 'explainMatch',
  service,
  method: 'GET',
  path: '/tournaments/:id/bracket/:match_id/why',
  summary: 'Why a Swiss paired these two, rule by rule with its numbers',
  access: 'public',
  params: Type.Object({ id: Id, match_id: Id }),
  success: { status: 200, schema: Type.Object({ match: Match, reasons: Type.Array(PairingReason) }) },
})
