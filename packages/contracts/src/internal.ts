import { type Static, type TSchema, Type } from 'typebox'
import { Id, IdParams, RoleField, Version } from './fields.ts'

/** Something that services read from one another, with a service token; never from outside. */
export interface InternalRead {
  readonly path: `/internal/${string}`
  readonly params?: TSchema
  readonly query?: TSchema
  readonly reply: TSchema
}

/** What a service holds of a person that another service holds too. */
export const PersonRecord = Type.Object({
  id: Id,
  email: Type.String(),
  full_name: Type.String(),
  role: Type.Optional(RoleField),
  is_approved: Type.Optional(Type.Boolean()),
  is_banned: Type.Optional(Type.Boolean()),
  is_root_admin: Type.Optional(Type.Boolean()),
  access_version: Type.Optional(Version),
  is_available: Type.Optional(Type.Boolean({ description: 'Can be entered in a tournament' })),
})
export type PersonRecord = Static<typeof PersonRecord>

/** Everyone a service knows, in order of id: what `npm run reconcile` compares. */
export const readPeople = {
  path: '/internal/people',
  query: Type.Object({
    after: Type.Integer({ minimum: 0, default: 0 }),
    limit: Type.Integer({ minimum: 1, maximum: 1000, default: 500 }),
  }),
  reply: Type.Object({ people: Type.Array(PersonRecord) }),
} as const satisfies InternalRead

/** Everything a service holds on one person, for that person to read; empty lists for somebody it does not know. */
export const readPersonalData = {
  path: '/internal/people/:id',
  params: IdParams,
  reply: Type.Record(Type.String(), Type.Unknown()),
} as const satisfies InternalRead
