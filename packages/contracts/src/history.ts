import { type Static, Type } from 'typebox'
import { IdParams, Nullable, PageQuery, Timestamp } from './fields.ts'
import { operation } from './operation.ts'

const EventId = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })

/** `?as_of=` of what can be shown as it once was. */
export const AsOfQuery = Type.Object({
  as_of: Type.Optional(
    Type.String({
      pattern: '^[1-9]\\d{0,14}$|^\\d{4}-\\d{2}-\\d{2}',
      maxLength: 40,
      description: 'the id of an event or a moment: everything as it stood then',
    }),
  ),
})

/** One step of a tournament's history; `data` is what the type says, see the event's schema. */
export const TournamentEvent = Type.Object(
  {
    id: EventId,
    at: Timestamp,
    type: Type.String(),
    version: Type.Integer({ description: 'Of the tournament, the same for all that one change told' }),
    v: Type.Integer({ description: 'The version of the schema of `data`' }),
    actor_id: Nullable(Type.Integer({ description: 'Who did it; for trainers and administrators' })),
    hash: Type.String({ description: 'Follows from the event and the one before it, so that neither can be changed' }),
    data: Type.Unknown(),
  },
  { title: 'TournamentEvent' },
)
export type TournamentEvent = Static<typeof TournamentEvent>

export const listTournamentEvents = operation({
  id: 'listTournamentEvents',
  service: 'tournament-service',
  method: 'GET',
  path: '/tournaments/:id/events',
  summary: 'Everything that ever happened in a tournament',
  access: 'public',
  params: IdParams,
  query: Type.Object({
    limit: PageQuery.limit,
    cursor: Type.Optional(EventId),
    order: Type.Optional(Type.Enum(['oldest', 'newest'], { default: 'oldest', description: 'Which comes first' })),
  }),
  success: {
    status: 200,
    schema: Type.Object({ events: Type.Array(TournamentEvent), next_cursor: Nullable(EventId) }),
  },
})
