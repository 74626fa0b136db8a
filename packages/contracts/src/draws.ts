import { type Static, Type } from 'typebox'
import { Id, IdParams, Nullable } from './fields.ts'
import { operation } from './operation.ts'
import { tournamentFormats } from './tournament-settings.ts'

const service = 'tournament-service'

export const generateBracket = operation({
  id: 'generateBracket',
  service,
  method: 'POST',
  path: '/tournaments/:id/generate-bracket',
  summary: 'Draw the bracket from the approved participants; again while no result is recorded',
  access: 'trainer',
  params: IdParams,
  success: {
    status: 200,
    schema: Type.Object({ message: Type.String(), rounds: Type.Integer(), matches: Type.Integer() }),
  },
})

/** Everything that the draw was made from, so that anyone can make it again and compare. */
export const DrawRecord = Type.Object(
  {
    format: Type.Enum([...tournamentFormats]),
    draw_commitment: Nullable(Type.String({ description: 'SHA-256 of the random seed, published beforehand' })),
    random_seed: Type.String(),
    seeding: Type.Object(
      {
        seeding: Type.Optional(Type.Enum(['given', 'random', 'rating'])),
        protected: Type.Optional(Type.Integer()),
        lots_in_blocks: Type.Optional(Type.Boolean()),
        separate_by: Type.Optional(Type.Enum(['club'])),
      },
      { description: 'How the entries were brought into the order of the seeds' },
    ),
    entries: Type.Array(
      Type.Object({
        id: Id,
        seed: Nullable(Type.Integer()),
        rating: Nullable(Type.Number()),
        club: Nullable(Type.String()),
      }),
      { description: 'Who was drawn, in the order of entry, with what the order was made from' },
    ),
    entrants: Type.Array(Id, { description: 'Best seed first, as drawn' }),
    groups: Type.Array(Type.Array(Id)),
    options: Type.Record(Type.String(), Type.Unknown(), {
      description: 'Every option of the format, as it was chosen',
    }),
  },
  { title: 'DrawRecord' },
)
export type DrawRecord = Static<typeof DrawRecord>

export const getDraw = operation({
  id: 'getDraw',
  service,
  method: 'GET',
  path: '/tournaments/:id/draw',
  summary: 'What the draw was made from, for whoever wants to repeat it',
  access: 'public',
  params: IdParams,
  success: { status: 200, schema: DrawRecord },
})
