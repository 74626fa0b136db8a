import { openService } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import { avatarRoutes } from './avatars/routes.ts'
import type { Config } from './config.ts'
import { tellEndedBans } from './decisions/ended-bans.ts'
import { decisionRoutes } from './decisions/routes.ts'
import { personalDataRoutes } from './personal-data/routes.ts'
import { makeProfile } from './users/events.ts'
import { peopleRoutes } from './users/people-routes.ts'
import { userRoutes } from './users/routes.ts'

const migrations = new URL('./migrations/', import.meta.url)

/** user-service: who you are to the club. */
export async function createApp(config: Config): Promise<FastifyInstance> {
  const service = openService('user-service', config, migrations)

  const accounts = service.eventsOf('auth-service', config.AUTH_SERVICE_URL)
  const registrations = service.follow(accounts, ['user.registered'], makeProfile)
  userRoutes(service, registrations.catchUp)
  avatarRoutes(service)
  decisionRoutes(service)
  personalDataRoutes(service, config)
  peopleRoutes(service)
  tellEndedBans(service)

  return service.app
}
