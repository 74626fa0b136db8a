import { openService } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import { resultRoutes } from './brackets/result-routes.ts'
import { bracketRoutes } from './brackets/routes.ts'
import type { Config } from './config.ts'
import { leaderboardRoutes } from './leaderboard/routes.ts'
import { participantRoutes } from './participants/routes.ts'
import { followPeople, peopleEvents, peopleRoutes } from './people/routes.ts'
import { tournamentRoutes } from './tournaments/routes.ts'

const migrations = new URL('./migrations/', import.meta.url)

/** tournament-service: the competition. */
export async function createApp(config: Config): Promise<FastifyInstance> {
  const service = openService('tournament-service', config, migrations)

  leaderboardRoutes(service)
  peopleRoutes(service)
  tournamentRoutes(service)
  participantRoutes(service)
  bracketRoutes(service)
  resultRoutes(service)

  service.follow(service.eventsOf('user-service', config.USER_SERVICE_URL), peopleEvents, followPeople)
  return service.app
}
