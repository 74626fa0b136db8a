import {
  apiBase,
  type EventPage,
  type EventType,
  eventData,
  healthOf,
  openApiDocument,
  operationsOf,
  readBehind,
  readEventChain,
} from '@gym-it/contracts'
import { type Static, Type } from 'typebox'
import { countBehind, lastEventId, readEvents } from './event-log.ts'
import { readChain } from './event-log-check.ts'
import { requireService } from './internal-read.ts'
import type { Service } from './service.ts'

const EventsQuery = Type.Object({
  after: Type.Integer({ minimum: 0, default: 0 }),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 500 }),
  types: Type.Optional(Type.String({ maxLength: 1000 })),
  topic: Type.Optional(Type.String({ maxLength: 100 })),
  since: Type.Optional(Type.String({ format: 'date-time' })),
})

const typesIn = (list: string | undefined) => list?.split(',').filter(isEventType)
const isEventType = (name: string): name is EventType => Object.hasOwn(eventData, name)

/** What other services, operators and administrators ask a service: its events (with a service token), how it is, its OpenAPI. */
export function internalRoutes(service: Service): void {
  const { app, name, sql } = service
  app.get(
    '/internal/events',
    {
      schema: { querystring: EventsQuery },
      onRequest: async request => requireService(request, service.serviceTokens),
    },
    async (request): Promise<Static<typeof EventPage>> => {
      const { types, ...query } = request.query as Static<typeof EventsQuery>
      const wanted = typesIn(types)
      const [{ events, isMore }, last_id] = await Promise.all([
        readEvents(sql, { ...query, types: wanted }),
        lastEventId(sql),
      ])
      return { events, last_id, is_more: isMore }
    },
  )

  service.serveInternal(readBehind, ({ query: { types, ...query } }) =>
    countBehind(sql, { ...query, types: typesIn(types) }),
  )
  service.serveInternal(readEventChain, async ({ query }) => {
    const { events, isMore } = await readChain(sql, query)
    return { events, is_more: isMore }
  })

  app.get('/readyz', async () => {
    await service.probe()
    return { status: 'ready', service: name, checks: { database: 'ok', bus: service.bus.kind } }
  })

  const { resource } = service
  app.get(`${apiBase}/${resource}/health`, async () => ({ status: 'healthy', service: name }))

  service.route(healthOf[name], service.health.look)

  const document = openApiDocument(`GYM IT ${name}`, operationsOf(name))
  app.get('/openapi.json', async () => document)
}
