import { type Static, type TSchema, Type } from 'typebox'
import { IsMore } from './events.ts'
import { Id, IdParams, Nullable, RoleField, Version } from './fields.ts'

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

/** A part of a service's log, for whoever verifies it. */
export const ChainedEvent = Type.Object({
  id: Type.Integer(),
  subject: Type.String(),
  hash: Type.String(),
  is_intact: Type.Boolean({ description: 'Its hash follows from its content and the subject’s event before it' }),
})
export type ChainedEvent = Static<typeof ChainedEvent>

const eventsAfter = Type.Object({
  after: Type.Integer({ minimum: 0, default: 0 }),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 500 }),
})

/** Every service's own log, in order of id: what `npm run verify-events` checks. */
export const readEventChain = {
  path: '/internal/events/chain',
  query: eventsAfter,
  reply: Type.Object({ events: Type.Array(ChainedEvent), is_more: IsMore }),
} as const satisfies InternalRead

/** What the audit has kept of a service's log, in another database than the log's. */
export const readAuditedEvents = {
  path: '/internal/audit/events',
  query: Type.Object({ ...eventsAfter.properties, service: Type.String({ maxLength: 50 }) }),
  reply: Type.Object({
    events: Type.Array(
      Type.Object({
        id: Type.Integer(),
        hash: Type.String(),
        is_erasable: Type.Boolean({ description: 'May be gone from the log, with the person it was about' }),
      }),
    ),
  }),
} as const satisfies InternalRead

/** What is stored of tournaments beside what their events tell, in order of the tournaments' ids. */
export const readRebuiltTournaments = {
  path: '/internal/tournaments/rebuilt',
  query: Type.Object({
    after: Type.Integer({ minimum: 0, default: 0 }),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  }),
  reply: Type.Object({
    tournaments: Type.Array(
      Type.Object({
        id: Id,
        state: Type.Enum(['same', 'different', 'too_old'], {
          description: 'too_old: it began before events held all facts',
        }),
        differences: Type.Array(Type.String()),
      }),
    ),
    next: Nullable(Type.Integer({ description: 'Go on after it; null at the end' })),
  }),
} as const satisfies InternalRead
