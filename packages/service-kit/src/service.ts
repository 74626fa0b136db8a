import { setTimeout as delay } from 'node:timers/promises'
import { AppError, type EventType, type ServiceName, type StatefulServiceName, services } from '@gym-it/contracts'
import type { FastifyInstance } from 'fastify'
import { createGatekeeper, type Gatekeeper } from './actor.ts'
import { type Bus, openBus } from './bus.ts'
import { type Change, createChange, forgetOldAnswers } from './change.ts'
import { openDatabase, type Sql } from './database.ts'
import { keysOf } from './environment.ts'
import { forgetOldClients } from './event-log.ts'
import { type EventSource, neighbourEvents, ownEvents, StandstillError } from './event-source.ts'
import { followIntoDatabase, type HandleEvent } from './follow.ts'
import { type Health, openHealth } from './health.ts'
import { healthGauges } from './health-metrics.ts'
import { createHttpApp } from './http-app.ts'
import { type ServeInternal, serveInternal } from './internal-read.ts'
import { internalRoutes } from './internal-routes.ts'
import { metricsRoute } from './metrics.ts'
import { migrate } from './migrate.ts'
import { type Neighbour, openNeighbour } from './neighbour.ts'
import { followRevocations, type Revocations } from './revocations.ts'
import { createRoute, type Route } from './route.ts'
import { type AccessTokens, createAccessTokens, createServiceTokens, type ServiceTokens } from './tokens.ts'

/** What the kit needs to know of a service's configuration. */
export interface ServiceConfig {
  readonly LOG_LEVEL: string
  readonly SECRET_KEY: string
  readonly JWT_SECRET_KEY: string
  readonly JWT_VERIFY_KEYS?: string
  readonly JWT_ACCESS_TOKEN_EXPIRES: number
  readonly DATABASE_URL: string
  readonly REDIS_URL?: string
  readonly AUTH_SERVICE_URL: string
  readonly USER_SERVICE_URL: string
  readonly TRUSTED_PROXIES: string
}

/** A service that keeps data, before its own routes are added. */
export interface Service {
  readonly name: StatefulServiceName
  readonly resource: string
  readonly app: FastifyInstance
  readonly sql: Sql
  readonly bus: Bus
  readonly accessTokens: AccessTokens
  readonly serviceTokens: ServiceTokens
  readonly gatekeeper: Gatekeeper
  /** What judges each request's token; for what outlives a request, such as a socket, to be judged by it too. */
  readonly revocations: Pick<Revocations, 'isRevoked' | 'onRevoked'>
  readonly change: Change
  readonly route: Route
  /** Registers what other services may read here, and nobody else. */
  readonly serveInternal: ServeInternal
  /** Another service, to read from it what it serves internally. */
  neighbour(service: ServiceName, urls: string): Neighbour
  /** Where to read the events of this or another service. */
  eventsOf(service: ServiceName, urls: string): EventSource
  /**
   * Follows a service's events (all where `types` is null) into the database; `catchUp` reads at once what has not
   * arrived yet. `cursor` names a second follower of the same source.
   */
  follow(
    source: EventSource,
    types: readonly EventType[] | null,
    handle: HandleEvent,
    cursor?: string,
  ): { catchUp(): Promise<void> }
  /** What is told of how the service is; followers that `follow` has opened are watched already. */
  readonly health: Health
  /** Runs once the tables are there, and again until it succeeds. */
  whenMigrated(start: () => Promise<void> | void): void
  /** Runs when the app closes, before the bus and the database are closed. */
  onClose(stop: () => Promise<void>): void
  /** Logs trouble with a neighbour or a dependency: a warning where it passes by itself. */
  readonly onTrouble: (error: unknown) => void
  /** Rejects when the database cannot be used. */
  probe(): Promise<void>
}

const probeTimeoutMs = 1_500
const hourMs = 3_600_000
/** What is answered before the tables are there. */
const healthAddress = /\/health(\/details)?$/

/**
 * Opens what every stateful service has: database (migrated, and retried while it is away), bus, event log, token
 * checks, revocations, health. Closing the app closes all of it.
 */
export function openService(name: StatefulServiceName, config: ServiceConfig, migrations: URL): Service {
  const app = createHttpApp({
    ...{ name, logLevel: config.LOG_LEVEL, trustedProxies: config.TRUSTED_PROXIES },
    showMetrics(app, metrics) {
      const show = healthGauges(metrics.registry)
      const text = async () => {
        show(await health.look())
        return metrics.text()
      }
      metricsRoute(app, { ...metrics, text })
    },
  })
  const onTrouble = (error: unknown) => {
    if (error instanceof StandstillError) app.log.error({ err: error }, `a follower stands still: ${error.message}`)
    else app.log.warn({ err: error }, 'a dependency is away; trying again')
  }
  const sql = openDatabase(config.DATABASE_URL)
  const bus = openBus(config.REDIS_URL, onTrouble)
  const health = openHealth(name, { sql, bus, migrations })
  const accessTokens = createAccessTokens(
    [config.JWT_SECRET_KEY, ...keysOf(config.JWT_VERIFY_KEYS)],
    config.JWT_ACCESS_TOKEN_EXPIRES,
  )
  const serviceTokens = createServiceTokens(config.SECRET_KEY, name)
  const neighbour = (service: ServiceName, urls: string) => openNeighbour(service, urls, serviceTokens)
  const eventsOf = (service: ServiceName, urls: string) =>
    service === name ? ownEvents(name, sql) : neighbourEvents(neighbour(service, urls))
  const change = createChange(sql, bus, name, config.SECRET_KEY)

  let isMigrated = false
  let isClosing = false
  const stops: (() => Promise<void>)[] = []
  const starts: (() => Promise<void> | void)[] = []
  const prepare = async () => {
    await migrate(sql, migrations)
    for (let start = starts.shift(); start; start = starts.shift()) {
      try {
        await start()
      } catch (error) {
        starts.unshift(start)
        throw error
      }
    }
    isMigrated = true
  }
  const prepareAgain = async () => {
    while (!isMigrated && !isClosing) {
      await delay(250)
      await prepare().catch(onTrouble)
    }
  }

  const probe = async () => {
    const timeout = AbortSignal.timeout(probeTimeoutMs)
    const late = new Promise<never>((_resolve, reject) => {
      timeout.addEventListener('abort', () => reject(new AppError('UNAVAILABLE', 'The database does not answer.')))
    })
    await Promise.race([sql`select 1`, late])
    if (!isMigrated) throw new AppError('UNAVAILABLE', 'The service is starting. Try again shortly.')
  }

  const whenMigrated: Service['whenMigrated'] = start => void starts.push(start)
  const onClose: Service['onClose'] = stop => void stops.push(stop)
  const follow: Service['follow'] = (source, types, handle, cursor) => {
    let catchUp = () => Promise.reject<void>(new AppError('UNAVAILABLE', 'The service is starting. Try again shortly.'))
    whenMigrated(() => {
      const only = types === null ? {} : { types }
      const what = { source, ...only, handle, cursor }
      const follower = followIntoDatabase({ bus, sql, service: name, ...what, onError: onTrouble })
      catchUp = follower.catchUp
      health.watch(follower)
      onClose(follower.stop)
    })
    return { catchUp: () => catchUp() }
  }

  const revocations = followRevocations({
    bus,
    sources: [eventsOf('auth-service', config.AUTH_SERVICE_URL), eventsOf('user-service', config.USER_SERVICE_URL)],
    tokenLifetimeSeconds: config.JWT_ACCESS_TOKEN_EXPIRES,
    onError: error => app.log.debug({ err: error }, 'revocations not read; trying again'),
  })
  for (const follower of revocations.followers) health.watch(follower)
  const gatekeeper = createGatekeeper(accessTokens, serviceTokens, revocations)
  const forgetOld = () => Promise.all([forgetOldAnswers(sql), forgetOldClients(sql)])
  const housekeeping = setInterval(() => void forgetOld().catch(onTrouble), hourMs)
  housekeeping.unref()

  app.decorateRequest('actor', null)
  app.addHook('onRequest', async request => {
    if (!isMigrated && request.url.startsWith('/api/') && !healthAddress.test(request.url)) {
      throw new AppError('UNAVAILABLE', 'The service is starting. Try again shortly.')
    }
  })
  app.addHook('onReady', async () => {
    // A database that is still starting must not keep the service from answering its health checks.
    await prepare().catch(error => {
      onTrouble(error)
      void prepareAgain()
    })
  })
  app.addHook('onClose', async () => {
    isClosing = true
    clearInterval(housekeeping)
    await Promise.all([revocations.stop(), ...stops.map(stop => stop())])
    await bus.close()
    await sql.end({ timeout: 3 })
  })

  const service: Service = {
    name,
    resource: services[name].resource,
    app,
    sql,
    bus,
    accessTokens,
    serviceTokens,
    gatekeeper,
    revocations,
    change,
    route: createRoute(app, gatekeeper, change),
    serveInternal: serveInternal(app, serviceTokens),
    neighbour,
    eventsOf,
    follow,
    health,
    whenMigrated,
    onClose,
    onTrouble,
    probe,
  }
  internalRoutes(service)
  return service
}
