import { openService } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import { broadcastRoutes } from './broadcasts/routes.ts'
import type { Config } from './config.ts'
import { inboxRoutes } from './inbox/routes.ts'
import { createFeed } from './live/feed.ts'
import { acceptSockets } from './live/sockets.ts'
import { noticeEvents, tellPeople } from './notices/events.ts'
import { personalDataRoutes } from './personal-data/routes.ts'

const migrations = new URL('./migrations/', import.meta.url)

/** notification-service: what people are told. */
export async function createApp(config: Config): Promise<FastifyInstance> {
  const service = openService('notification-service', config, migrations)

  inboxRoutes(service)
  broadcastRoutes(service)
  personalDataRoutes(service)
  acceptSockets(service, createFeed(service, config.TOURNAMENT_SERVICE_URL))

  service.follow(service.eventsOf('user-service', config.USER_SERVICE_URL), noticeEvents, tellPeople)
  return service.app
}
