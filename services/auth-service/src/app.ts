import cookie from '@fastify/cookie'
import { openService } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import { followProfile, profileEvents } from './accounts/events.ts'
import { ensureRootAdmin } from './accounts/root-admin.ts'
import { accountRoutes } from './accounts/routes.ts'
import type { Config } from './config.ts'
import { sessionRoutes } from './sessions/routes.ts'

const migrations = new URL('./migrations/', import.meta.url)

/** auth-service: who you are. */
export async function createApp(config: Config): Promise<FastifyInstance> {
  const service = openService('auth-service', config, migrations)
  const { app } = service
  await app.register(cookie)

  accountRoutes(service)
  sessionRoutes(service, config)

  service.whenMigrated(() => ensureRootAdmin(service, config))
  service.follow(service.eventsOf('user-service', config.USER_SERVICE_URL), profileEvents, followProfile)
  return app
}
