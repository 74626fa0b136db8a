import { findChromium } from './chromium.ts'
import { openPostgres, openPostgres15 } from './postgres.ts'
import { findRedis } from './redis.ts'

/** Something is missing that this run was told to have; the message is one sentence. */
export class SurroundingsError extends Error {
  override readonly name = 'SurroundingsError'
}

/** A server or program that tests can use. */
export interface Found {
  /** Its version or place, for the person at the screen. */
  readonly what: string
  /** What the tests' variable says. */
  readonly value: string
  close(): Promise<void>
}

interface Part {
  readonly name: string
  readonly variable: string
  /** Set to 1, this variable makes its absence a failure. */
  readonly required?: string
  /** The tests that need it. */
  readonly runs: string
  readonly remedy: string
  open(environment: NodeJS.ProcessEnv): Promise<Found | null>
}

const parts: readonly Part[] = [
  {
    name: 'PostgreSQL',
    variable: 'TEST_POSTGRES_URL',
    runs: 'every suite that needs a database',
    remedy: 'run npm ci',
    open: openPostgres,
  },
  {
    name: 'PostgreSQL 15',
    variable: 'TEST_POSTGRES_15_URL',
    required: 'REQUIRE_POSTGRES_15',
    runs: 'the journey through all services, once more on it',
    remedy: 'install Debian’s postgresql-15',
    open: openPostgres15,
  },
  {
    name: 'Redis',
    variable: 'TEST_REDIS_URL',
    required: 'REQUIRE_REDIS',
    runs: 'the suites that need a bus, once more on it',
    remedy: 'start redis-server, or set TEST_REDIS_URL',
    open: findRedis,
  },
  {
    name: 'Chromium',
    variable: 'CHROMIUM_PATH',
    required: 'REQUIRE_CHROMIUM',
    runs: 'the journey in a browser',
    remedy: 'install chromium, or set CHROMIUM_PATH',
    open: findChromium,
  },
]

export interface Surroundings {
  /** A line for each part: what was found and what that means. */
  readonly found: readonly string[]
  /** What the tests are told. */
  readonly variables: Readonly<Record<string, string>>
  close(): Promise<void>
}

/**
 * Starts the databases of this run and looks for what else tests can use.
 * @throws SurroundingsError when something is missing that a REQUIRE_… variable asks for
 */
export async function openSurroundings(environment: NodeJS.ProcessEnv): Promise<Surroundings> {
  const opened = await Promise.allSettled(parts.map(part => part.open(environment)))
  const all = opened.map(one => (one.status === 'fulfilled' ? one.value : null))
  const close = async () => void (await Promise.all(all.map(one => one?.close())))
  const lines = parts.map((part, index) => {
    const found = all[index]
    return found
      ? `${part.name}: ${found.what}; runs: ${part.runs}`
      : `${part.name}: not found; left out: ${part.runs} (to have it, ${part.remedy})`
  })
  const failed = opened.find(one => one.status === 'rejected')
  const missing = parts.filter((part, index) => !all[index] && part.required && environment[part.required] === '1')
  if (failed || missing.length > 0) {
    await close()
    if (failed)
      throw new SurroundingsError(String(failed.reason instanceof Error ? failed.reason.message : failed.reason))
    const names = missing.map(({ name, required }) => `${name} (${required}=1)`).join(', ')
    throw new SurroundingsError(
      `This run needs what is not here: ${names}: ${missing.map(one => one.remedy).join('; ')}.`,
    )
  }
  const entries = parts.flatMap(({ variable }, index) => {
    const found = all[index]
    return found ? [[variable, found.value]] : []
  })
  return { found: lines, variables: Object.fromEntries(entries), close }
}
