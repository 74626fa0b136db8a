import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ServiceName, serviceNames, services } from '@gym-it/contracts'
import { openFolder } from './data-folder.ts'
import { lockFolder } from './folder-lock.ts'
import { networkAddresses } from './network-addresses.ts'
import { anyAddress, claimPort } from './ports.ts'
import { createDatabases, createDatabasesElsewhere, withDatabase } from './postgres/databases.ts'
import { type Postgres, runPostgres } from './postgres/start-postgres.ts'
import {
  databaseVariable,
  type Environment,
  setVariables,
  sharedEnvironment,
  statefulNames,
} from './service-environment.ts'
import { folderProblem, StartError } from './start-error.ts'
import { waitUntilReady } from './supervisor/readiness.ts'
import { type SupervisedService, supervise } from './supervisor/supervise.ts'
import { warmUp } from './supervisor/warm-up.ts'

export interface StackOptions {
  /** All five unless named. */
  readonly services?: readonly ServiceName[]
  /** Port by service, 0 for any free one; else the variable such as `API_GATEWAY_PORT`, else the usual port. */
  readonly ports?: Partial<Record<ServiceName, number>>
  /** Holds the databases, secrets and logs; made when missing. */
  readonly dataDir: string
  /** Added to this process's environment, and stronger. */
  readonly env?: NodeJS.ProcessEnv
  /** A PostgreSQL server to use instead of the embedded one; same as `DATABASE_URL`. */
  readonly databaseServerUrl?: string
  /** A Redis to use instead of the process's own bus; same as `REDIS_URL`. */
  readonly redisUrl?: string
  /** Hears what is going on, a line at a time. */
  readonly log?: (line: string) => void
  /** Where `<service>/src/main.ts` lie, for tests. */
  readonly servicesDir?: string
}

export interface Stack {
  readonly urls: Readonly<Record<ServiceName, string>>
  /** The environment that all services share, secrets included. */
  readonly env: Environment
  readonly postgres: { url(service: ServiceName): string }
  readonly admin: { readonly email: string; readonly password: string }
  /** The data folder's real path. */
  readonly dataDir: string
  stopService(name: ServiceName): Promise<void>
  startService(name: ServiceName): Promise<void>
  /** Stops the services, then the database. Everything stays for the next start. */
  stop(): Promise<void>
}

const allServices = join(import.meta.dirname, '..', '..', '..', 'services')
const readyTimeoutMs = 30_000

/** One URL per stateful service: its own variable, else on the given server, else on the embedded one. */
function databaseUrls(environment: Environment, url: (database: string) => string) {
  return new Map<ServiceName, string>(
    statefulNames.map(name => [name, environment[databaseVariable(name)] ?? url(services[name].database)]),
  )
}

async function claimPorts(names: readonly ServiceName[], options: StackOptions, environment: Environment) {
  const host = (name: ServiceName) => (name === 'api-gateway' ? (environment.HOST ?? anyAddress()) : '127.0.0.1')
  const ports = new Map<ServiceName, number>()
  for (const name of serviceNames) {
    const given = options.ports?.[name]
    const isOurs = names.includes(name)
    ports.set(name, isOurs ? await claimPort(name, host(name), given, environment) : (given ?? services[name].port))
  }
  return { host, port: (name: ServiceName) => ports.get(name) ?? services[name].port }
}

async function openDatabases(
  dataDir: string,
  names: readonly ServiceName[],
  environment: Environment,
  log: (line: string) => void,
) {
  const needed = statefulNames.filter(name => names.includes(name) && !environment[databaseVariable(name)])
  const databases = needed.map(name => services[name].database)
  const serverUrl = environment.DATABASE_URL
  if (serverUrl) {
    log('Looking at the database server')
    if (databases.length > 0) await createDatabasesElsewhere(serverUrl, databases)
    return { embedded: null, urls: databaseUrls(environment, database => withDatabase(serverUrl, database)) }
  }
  if (databases.length === 0) return { embedded: null, urls: databaseUrls(environment, () => '') }
  log(existsSync(join(dataDir, 'postgres')) ? 'Starting the database' : 'Making the database (first start only)')
  const embedded = await runPostgres({ dataDir, log })
  try {
    await createDatabases(embedded.url('postgres'), databases)
  } catch (error) {
    await embedded.stop()
    throw error
  }
  return { embedded, urls: databaseUrls(environment, embedded.url) }
}

/** Where others open the pages that the gateway shows: as configured, else at this machine's address in its network. */
function publicAddress({ HOST, PUBLIC_URL }: Environment, port: number): Environment {
  const [address] = networkAddresses(HOST)
  const url = PUBLIC_URL ?? (address && `http://${address}:${port}`)
  return url ? { PUBLIC_URL: url } : {}
}

async function startAll(
  names: readonly ServiceName[],
  running: ReadonlyMap<ServiceName, SupervisedService>,
  urls: Readonly<Record<ServiceName, string>>,
  log: (line: string) => void,
): Promise<void> {
  log(names.length === 1 ? `Starting ${names[0]}` : `Starting ${names.length} services`)
  const starts = await Promise.allSettled([...running.values()].map(service => service.start()))
  const failed = starts.find(start => start.status === 'rejected')
  if (failed) throw failed.reason
  log('Waiting until they are ready')
  const ready = await Promise.all(names.map(name => waitUntilReady(urls[name], readyTimeoutMs)))
  for (const [index, name] of names.entries()) {
    if (!ready[index]) log(`${name} is not ready yet; it goes on trying`)
  }
}

/**
 * Runs services and their databases in this process and on this machine; resolves once they are ready.
 * @throws StartError, in one sentence, when that is impossible; nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { log = () => {}, services: names = serviceNames, servicesDir = allServices } = options
  const given: NodeJS.ProcessEnv = { ...process.env, ...options.env }
  if (options.databaseServerUrl) given.DATABASE_URL = options.databaseServerUrl
  if (options.redisUrl) given.REDIS_URL = options.redisUrl
  const environment = setVariables(given)

  const dataDir = await openFolder(options.dataDir)
  const unlock = await lockFolder(dataDir)
  let embedded: Postgres | null = null
  const running = new Map<ServiceName, SupervisedService>()
  const stop = async () => {
    await Promise.all([...running.values()].map(service => service.stop()))
    await embedded?.stop()
    await unlock()
  }
  const supervised = (name: ServiceName) => {
    const service = running.get(name)
    if (!service) throw new Error(`${name} is not a part of this stack`)
    return service
  }
  try {
    const { host, port } = await claimPorts(names, options, environment)
    const urls = Object.fromEntries(serviceNames.map(name => [name, `http://127.0.0.1:${port(name)}`])) as Record<
      ServiceName,
      string
    >
    const shared = await sharedEnvironment(environment, dataDir, urls)
    const mainOf = (name: ServiceName) => pathToFileURL(join(servicesDir, name, 'src', 'main.ts'))
    const isFirstStart = !existsSync(join(dataDir, 'postgres'))
    const [databases] = await Promise.all([
      openDatabases(dataDir, names, environment, log),
      isFirstStart ? warmUp(names.map(mainOf)) : undefined,
    ])
    embedded = databases.embedded
    for (const name of names) {
      const database = databases.urls.get(name)
      const logFile = join(dataDir, 'logs', `${name}.log`)
      const opened = name === 'api-gateway' ? publicAddress(environment, port(name)) : {}
      const env = { ...shared, ...opened, HOST: host(name), PORT: String(port(name)) }
      const entry = mainOf(name)
      running.set(
        name,
        supervise({ name, entry, env: database ? { ...env, DATABASE_URL: database } : env, logFile }, log),
      )
    }
    await startAll(names, running, urls, log)
    return {
      urls,
      env: shared,
      postgres: { url: service => databases.urls.get(service) ?? '' },
      admin: { email: shared.ADMIN_EMAIL ?? '', password: shared.ADMIN_PASSWORD ?? '' },
      dataDir,
      stopService: name => supervised(name).stop(),
      startService: name => supervised(name).start(),
      stop,
    }
  } catch (error) {
    await stop()
    throw error instanceof StartError ? error : folderProblem(dataDir, error, `GYM IT did not start: ${String(error)}`)
  }
}
