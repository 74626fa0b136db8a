/** The five services: the one table that ports, routes, docs and the launcher read. */
export const services = {
  'api-gateway': {
    port: 8000,
    database: null,
    resource: null,
    more: ['system'],
    purpose: 'The one door: routing, limits, the web UI',
  },
  'auth-service': {
    port: 8001,
    database: 'auth_db',
    resource: 'auth',
    purpose: 'Who you are: sign-in, sessions, tokens',
  },
  'user-service': {
    port: 8002,
    database: 'user_db',
    resource: 'users',
    purpose: 'Who you are to the club: profile, approval, bans, roles',
  },
  'tournament-service': {
    port: 8003,
    database: 'tournament_db',
    resource: 'tournaments',
    purpose: 'The competition: participants, brackets, results, standings',
  },
  'notification-service': {
    port: 8004,
    database: 'notification_db',
    resource: 'notifications',
    more: ['audit'],
    purpose: 'What people are told: live sockets, inbox, broadcast',
  },
} as const

export type ServiceName = keyof typeof services
export type StatefulServiceName = Exclude<ServiceName, 'api-gateway'>
export const serviceNames = Object.keys(services) as ServiceName[]

/** The parts of the API beneath `/api/v1` that a service answers. */
export function resourcesOf(name: ServiceName): readonly string[] {
  const service: { readonly resource: string | null; readonly more?: readonly string[] } = services[name]
  return [...(service.resource === null ? [] : [service.resource]), ...(service.more ?? [])]
}

/** Canonical base path; `/api` is an alias that every service accepts for clients of the earlier system. */
export const apiBase = '/api/v1'
