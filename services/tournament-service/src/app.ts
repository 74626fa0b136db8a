import { openService } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import { callRoutes } from './brackets/call-routes.ts'
import { finishRoutes } from './brackets/finish-routes.ts'
import { resultRoutes } from './brackets/result-routes.ts'
import { roundRoutes } from './brackets/round-routes.ts'
import { bracketRoutes } from './brackets/routes.ts'
import type { Config } from './config.ts'
import { internalHistoryRoutes } from './history/internal-routes.ts'
import { historyRoutes } from './history/routes.ts'
import { leaderboardRoutes } from './leaderboard/routes.ts'
import { decisionRoutes } from './participants/decision-routes.ts'
import { participantRoutes } from './participants/routes.ts'
import { seedRoutes } from './participants/seed-routes.ts'
import { withdrawalRoutes } from './participants/withdrawal-routes.ts'
import { internalPeopleRoutes } from './people/internal-routes.ts'
import { followPeople, peopleEvents, peopleRoutes } from './people/routes.ts'
import { ratingRoutes } from './ratings/routes.ts'
import { tournamentRoutes } from './tournaments/routes.ts'
import { workoutRoutes } from './workouts/routes.ts'

const migrations = new URL('./migrations/', import.meta.url)

/** tournament-service: the competition. */
export async function createApp(config: Config): Promise<FastifyInstance> {
  const service = openService('tournament-service', config, migrations)

  leaderboardRoutes(service)
  ratingRoutes(service)
  peopleRoutes(service)
  internalPeopleRoutes(service)
  tournamentRoutes(service)
  participantRoutes(service)
  decisionRoutes(service)
  seedRoutes(service)
  withdrawalRoutes(service)
  bracketRoutes(service)
  resultRoutes(service)
  callRoutes(service)
  finishRoutes(service)
  roundRoutes(service)
  workoutRoutes(service)
  historyRoutes(service)
  internalHistoryRoutes(service)

  service.follow(service.eventsOf('user-service', config.USER_SERVICE_URL), peopleEvents, followPeople)
  return service.app
}
