import { type Static, Type } from 'typebox'
import { Id, NameOf, Nullable } from './fields.ts'
import { Match } from './matches.ts'
import { operation } from './operation.ts'

const service = 'tournament-service'

const MatchParams = Type.Object({ id: Id, match_id: Id })
/** `bracket` is the match itself, as in the answer about a result. */
const CalledMatch = Type.Object({ message: Type.String(), bracket: Match })

/** `court` is where it is played, such as “mat 2”; without one the match is called and no place is named. */
export const CallBody = Type.Object({ court: Type.Optional(Nullable(NameOf(40))) }, { title: 'CallBody' })
export type CallBody = Static<typeof CallBody>

export const callMatch = operation({
  id: 'callMatch',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/bracket/:match_id/call',
  summary: 'Call a match to its court; both sides are told, and told anew when the court changes',
  access: 'trainer',
  params: MatchParams,
  body: CallBody,
  success: { status: 200, schema: CalledMatch },
})

export const recallMatch = operation({
  id: 'recallMatch',
  service,
  method: 'DELETE',
  path: '/tournaments/:id/bracket/:match_id/call',
  summary: 'Take the call of a match back, also when it has begun: it waits for its call again',
  access: 'trainer',
  params: MatchParams,
  success: { status: 200, schema: CalledMatch },
})

export const startMatch = operation({
  id: 'startMatch',
  service,
  method: 'PATCH',
  path: '/tournaments/:id/bracket/:match_id/start',
  summary: 'Say that a match is being played now',
  access: 'trainer',
  params: MatchParams,
  success: { status: 200, schema: CalledMatch },
})
