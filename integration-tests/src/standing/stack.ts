import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServiceName, serviceNames } from '@gym-it/contracts'
import { type Stack, type StackOptions, startStack } from '@gym-it/local-stack'
import { type Cleanup, createTestDatabase } from '@gym-it/service-kit/testing'

/** What the five services run on. */
export interface Ground {
  /** A server on which they get databases of their own; the embedded one, as `npm start` does it, when left out. */
  readonly postgres?: string | undefined
  readonly redis?: string | undefined
}

/** The services' own databases on a server, as the variables that point to them. */
async function databasesOn(t: Cleanup, server: string): Promise<Record<string, string>> {
  const names = ['AUTH', 'USER', 'TOURNAMENT', 'NOTIFICATION']
  const made = await Promise.all(names.map(() => createTestDatabase(t, server)))
  return Object.fromEntries(names.map((name, index) => [`${name}_DATABASE_URL`, made[index]?.url ?? '']))
}

/** Runs the five services on free ports and an empty data folder, until the test has ended. */
export async function openStack(
  t: Cleanup,
  { postgres, redis }: Ground = {},
  more: Partial<StackOptions> = {},
): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gym-it-journey-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  const databases = postgres ? await databasesOn(t, postgres) : {}
  const ports = Object.fromEntries(serviceNames.map(name => [name, 0])) as Record<ServiceName, number>
  const stack = await startStack({
    dataDir,
    ports,
    ...(redis ? { redisUrl: redis } : {}),
    ...more,
    env: { ...databases, HOST: '127.0.0.1', RATE_LIMIT_PER_MINUTE: '0', ...more.env },
  })
  t.after(() => stack.stop())
  return stack
}

/** The server that this run of the tests has started; quicker than a cluster of one's own. */
export const testServer = (): Ground => ({ postgres: process.env.TEST_POSTGRES_URL })
