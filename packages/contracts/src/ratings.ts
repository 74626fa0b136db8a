import { type Static, Type } from 'typebox'
import { Id, Line, Nullable, PageQuery } from './fields.ts'
import { operation } from './operation.ts'

export const ratingKinds = ['individual', 'team'] as const

export const Rating = Type.Object(
  {
    user_id: Id,
    name: Type.String(),
    rating: Type.Number({
      description: 'individual: Glicko-2, 1500 for a newcomer; team: OpenSkill’s mu, 25 for a newcomer',
    }),
    deviation: Type.Number({ description: 'How uncertain that is: 350, or 8.3, for a newcomer' }),
    volatility: Nullable(Type.Number({ description: 'How much the form varies (Glicko-2)' })),
    matches: Type.Integer({ description: 'Matches that counted so far' }),
  },
  { title: 'Rating' },
)
export type Rating = Static<typeof Rating>

export const listRatings = operation({
  id: 'listRatings',
  service: 'tournament-service',
  method: 'GET',
  path: '/tournaments/ratings',
  summary: 'Ratings of one discipline after all completed public tournaments, best first',
  access: 'public',
  query: Type.Object({
    discipline: Line(60),
    kind: Type.Optional(Type.Enum([...ratingKinds], { default: 'individual' })),
    limit: PageQuery.limit,
  }),
  success: { status: 200, schema: Type.Object({ ratings: Type.Array(Rating) }) },
})
