import type { FastifyInstance } from 'fastify'
import type { Sql } from '../database.ts'
import type { Cleanup } from './cleanup.ts'
import { type TestConfig, testConfig } from './config.ts'
import { createTestDatabase } from './database.ts'
import { type Neighbour, startNeighbour } from './neighbour.ts'

export type CreateApp = (config: TestConfig) => Promise<FastifyInstance>

/** A service with a database of its own and one neighbour that plays all others. */
export interface Standing {
  readonly app: FastifyInstance
  readonly sql: Sql
  readonly neighbour: Neighbour
  readonly config: TestConfig
  /** How many changes of state the service has told of. */
  countEvents(): Promise<number>
}

/** Makes the service ready for requests; all of it ends with the test. */
export async function standService(
  t: Cleanup,
  createApp: CreateApp,
  given: Partial<TestConfig> = {},
): Promise<Standing> {
  const neighbour = await startNeighbour(t, given.REDIS_URL)
  const { url, sql } = await createTestDatabase(t)
  const { url: address } = neighbour
  const addresses = {
    AUTH_SERVICE_URL: address,
    USER_SERVICE_URL: address,
    TOURNAMENT_SERVICE_URL: address,
    NOTIFICATION_SERVICE_URL: address,
  }
  const config = testConfig(url, { ...addresses, ...given })
  const app = await createApp(config)
  t.after(() => app.close())
  await app.ready()
  return {
    app,
    sql,
    neighbour,
    config,
    async countEvents() {
      const [row] = await sql<{ count: number }[]>`select count(*) from events`
      return row?.count ?? 0
    },
  }
}
