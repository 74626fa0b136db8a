import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from './fields.ts'
import type { InternalRead } from './internal.ts'
import { operation } from './operation.ts'
import { type ServiceName, serviceNames, services } from './services.ts'

const Count = Type.Integer({ minimum: 0 })
const Milliseconds = Type.Integer({ minimum: 0, description: 'Milliseconds' })

/** What of a log somebody has not handled yet. */
export const Behind = Type.Object({
  events: Count,
  oldest_at: Nullable(Type.String({ format: 'date-time', description: 'When the oldest of them was told' })),
})
export type Behind = Static<typeof Behind>

/**
 * How far a reader of this log is behind, who has handled everything up to `after`: of `types`, by
 * commas, or of all; from `since` on, where it began there.
 */
export const readBehind = {
  path: '/internal/events/behind',
  query: Type.Object({
    after: Type.Integer({ minimum: 0 }),
    types: Type.Optional(Type.String({ maxLength: 4000 })),
    since: Type.Optional(Type.String({ format: 'date-time' })),
  }),
  reply: Behind,
} as const satisfies InternalRead

/** What runs: the same of the gateway and of the services. */
const Process = {
  service: Type.Enum([...serviceNames]),
  version: Type.String(),
  node_version: Type.String(),
  host: Type.String({ description: 'The machine, container or pod' }),
  started_at: Timestamp,
}

export const DatabaseHealth = Type.Object({
  is_reachable: Type.Boolean(),
  latency_ms: Nullable(Milliseconds),
  server_version: Nullable(Type.String()),
  pool_size: Type.Integer({ description: 'So many connections this process opens at most' }),
  connections: Nullable(Type.Integer({ description: 'Open to this database by everybody' })),
  migrations_applied: Nullable(Count),
  migrations_waiting: Nullable(Count),
})
export type DatabaseHealth = Static<typeof DatabaseHealth>

/** Somebody who reads a log: how far it is, and how far behind. */
export const FollowerHealth = Type.Object({
  name: Type.String({ description: 'What it reads for' }),
  source: Type.Enum([...serviceNames], { description: 'Whose log' }),
  position: Nullable(Type.Integer({ description: 'The last event it has handled; null before the first look' })),
  events_behind: Nullable(Type.Integer({ description: 'null: it could not be asked' })),
  seconds_behind: Nullable(Type.Number({ description: 'Since when the oldest event waits; 0 when none does' })),
  standstill: Nullable(Type.String({ description: 'What keeps it from going on by itself; null while nothing does' })),
})
export type FollowerHealth = Static<typeof FollowerHealth>

/** Something that leaves this system, and waits for its turn. */
export const OutboxHealth = Type.Object({
  name: Type.Enum(['mails', 'pushes', 'webhooks']),
  waiting: Type.Integer({ description: 'All that is still to be sent, now or at its time' }),
  overdue_seconds: Type.Number({ description: 'For how long the oldest could have been sent; 0 when nothing is due' }),
  given_up: Type.Integer({ description: 'Of webhooks all that can be replayed; of the others the last day’s' }),
})
export type OutboxHealth = Static<typeof OutboxHealth>

export const ServiceHealth = Type.Object(
  {
    ...Process,
    database: DatabaseHealth,
    bus: Type.Object({ kind: Type.Enum(['redis', 'embedded']), is_connected: Type.Boolean() }),
    followers: Type.Array(FollowerHealth),
    outboxes: Type.Array(OutboxHealth, { description: 'Empty where nothing leaves by this service, or nobody knows' }),
  },
  { title: 'ServiceHealth' },
)
export type ServiceHealth = Static<typeof ServiceHealth>

/** One instance, as the gateway met it. */
export const InstanceHealth = Type.Object(
  {
    service: Type.Enum([...serviceNames]),
    is_reachable: Type.Boolean(),
    answered_ms: Nullable(Milliseconds),
    health: Nullable(ServiceHealth),
  },
  { title: 'InstanceHealth' },
)
export type InstanceHealth = Static<typeof InstanceHealth>

export const SystemHealth = Type.Object(
  {
    at: Timestamp,
    gateway: Type.Object(Process),
    instances: Type.Array(InstanceHealth, { description: 'Each address that the gateway knows, by service' }),
  },
  { title: 'SystemHealth' },
)
export type SystemHealth = Static<typeof SystemHealth>

const access = 'admin'
const summary = 'How this service is: its database, bus, and how far behind it reads'
const success = { status: 200, schema: ServiceHealth } as const
const part = 'health/details'

export const getAuthHealth = operation({
  id: 'getAuthHealth',
  service: 'auth-service',
  method: 'GET',
  path: `/${services['auth-service'].resource}/${part}`,
  ...{ access, summary, success },
})
export const getUserHealth = operation({
  id: 'getUserHealth',
  service: 'user-service',
  method: 'GET',
  path: `/${services['user-service'].resource}/${part}`,
  ...{ access, summary, success },
})
export const getTournamentHealth = operation({
  id: 'getTournamentHealth',
  service: 'tournament-service',
  method: 'GET',
  path: `/${services['tournament-service'].resource}/${part}`,
  ...{ access, summary, success },
})
export const getNotificationHealth = operation({
  id: 'getNotificationHealth',
  service: 'notification-service',
  method: 'GET',
  path: `/${services['notification-service'].resource}/${part}`,
  ...{ access, summary, success },
})

/** How each service is asked how it is. */
export const healthOf = {
  'auth-service': getAuthHealth,
  'user-service': getUserHealth,
  'tournament-service': getTournamentHealth,
  'notification-service': getNotificationHealth,
} as const satisfies { readonly [Name in Exclude<ServiceName, 'api-gateway'>]: object }

export const getSystemHealth = operation({
  id: 'getSystemHealth',
  service: 'api-gateway',
  method: 'GET',
  path: '/system/health',
  summary: 'How all services are, asked at once; one that does not answer in time is not reachable',
  access,
  success: { status: 200, schema: SystemHealth },
})
