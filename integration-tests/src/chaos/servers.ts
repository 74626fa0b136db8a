import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ServiceName, type StatefulServiceName, serviceNames, services } from '@gym-it/contracts'
import { freePort, startPostgres } from '@gym-it/local-stack'
import { openDatabase } from '@gym-it/service-kit'
import { type Cleanup, until } from '@gym-it/service-kit/testing'
import { Redis } from 'ioredis'
import { type ChildOptions, startChild } from './child.ts'

/** What is killed. */
export const victims = ['tournament-service', 'notification-service', 'redis', 'postgres'] as const
export type Victim = (typeof victims)[number]

/** The five services, PostgreSQL and Redis, each a process of its own. */
export interface Servers {
  readonly gateway: string
  readonly admin: { readonly email: string; readonly password: string }
  /** The environment of a service, for programs that run beside it. */
  environmentOf(name: ServiceName): Readonly<Record<string, string>>
  databaseUrl(name: StatefulServiceName): string
  /** Kills it by SIGKILL; resolves when it is gone. */
  kill(victim: Victim): Promise<void>
  /** Starts it again; resolves when it answers. */
  revive(victim: Victim): Promise<void>
}

interface Killable {
  kill(): Promise<void>
  revive(): Promise<void>
}

const root = join(import.meta.dirname, '..', '..', '..')
export const redisProgram = '/usr/bin/redis-server'
const readyMs = 30_000
/** Of the log of what did not start. */
const linesShown = 20
/** Long enough for any run: what a token that runs out does is tested elsewhere. */
const tokenSeconds = '7200'

const isStateful = (name: ServiceName): name is StatefulServiceName => services[name].database !== null
const variableOf = (name: ServiceName) => `${name.replaceAll('-', '_').toUpperCase()}_URL`
const secret = () => randomBytes(32).toString('base64url')

async function openPostgres(t: Cleanup, dataDir: string) {
  // With its writes flushed: without, a killed server may lose what it has acknowledged.
  const server = await startPostgres({ dataDir })
  t.after(() => server.stop())
  const administration = openDatabase(server.url('postgres'), 1)
  t.after(() => administration.end({ timeout: 1 }))
  for (const name of serviceNames.filter(isStateful)) {
    await administration`create database ${administration(services[name].database)}`
  }
  const readPid = async () => Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)
  let pid = await readPid()
  const killable: Killable = {
    kill: async () => void process.kill(pid, 'SIGKILL'),
    // As in any local stack it is started again by itself; its last sessions may answer for a moment after its death.
    async revive() {
      const killed = pid
      pid = await until(
        'PostgreSQL starts again',
        async () => {
          const found = await readPid()
          return found !== killed && found
        },
        readyMs,
      )
      await until('PostgreSQL answers', () => administration`select 1`, readyMs)
    },
  }
  return { ...killable, url: server.url }
}

/** Something that is started anew after each kill. */
async function openKillable(t: Cleanup, options: ChildOptions, isReady: () => Promise<unknown>) {
  let child = await startChild(options)
  t.after(() => child.kill())
  const ready = async () => {
    try {
      await until('it answers', isReady, readyMs)
    } catch (cause) {
      const said = (await readFile(options.logFile, 'utf8')).trimEnd().split('\n').slice(-linesShown).join('\n')
      throw new Error(`${options.command.join(' ')} did not start:\n${said}`, { cause })
    }
  }
  return {
    ready,
    kill: () => child.kill(),
    async revive() {
      child = await startChild(options)
      await ready()
    },
  }
}

async function openRedis(t: Cleanup, logFile: string) {
  const port = await freePort()
  const nothingKept = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1']
  const client = new Redis({ port, lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => 100 })
  // It is killed all the time.
  client.on('error', () => {})
  t.after(() => client.disconnect())
  const command = [redisProgram, '--port', String(port), ...nothingKept] as const
  const redis = await openKillable(t, { command, env: {}, logFile }, () => client.ping())
  await redis.ready()
  return { ...redis, url: `redis://127.0.0.1:${port}` }
}

/** Starts all of them in this folder; they end with the run. */
export async function openServers(t: Cleanup, folder: string): Promise<Servers> {
  const logs = join(folder, 'logs')
  await mkdir(logs, { recursive: true })
  const postgres = await openPostgres(t, folder)
  const redis = await openRedis(t, join(logs, 'redis.log'))
  const ports = new Map<ServiceName, number>()
  for (const name of serviceNames) ports.set(name, await freePort())
  const urlOf = (name: ServiceName) => `http://127.0.0.1:${ports.get(name)}`
  const databaseUrl = (name: StatefulServiceName) => postgres.url(services[name].database)
  const admin = { email: 'admin@gym.test', password: secret() }
  const shared = {
    ...Object.fromEntries(serviceNames.filter(isStateful).map(name => [variableOf(name), urlOf(name)])),
    ...{ SECRET_KEY: secret(), JWT_SECRET_KEY: secret(), JWT_ACCESS_TOKEN_EXPIRES: tokenSeconds },
    ...{ ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password, MAIL_DIR: join(folder, 'mail') },
    ...{ REDIS_URL: redis.url, RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'warn', HOST: '127.0.0.1' },
    // Passwords are not what is tried here.
    ...{ PASSWORD_MEMORY_KIB: '1024', PASSWORD_PASSES: '1' },
  }
  const environmentOf = (name: ServiceName) => ({
    ...shared,
    PORT: String(ports.get(name)),
    ...(isStateful(name) ? { DATABASE_URL: databaseUrl(name) } : {}),
  })
  const openService = (name: ServiceName) => {
    const command = [process.execPath, join(root, 'services', name, 'src', 'main.ts')] as const
    const options = { command, env: environmentOf(name), logFile: join(logs, `${name}.log`) }
    return openKillable(t, options, async () => (await fetch(`${urlOf(name)}/readyz`)).ok)
  }
  const running = new Map<ServiceName, Awaited<ReturnType<typeof openKillable>>>()
  for (const name of serviceNames) running.set(name, await openService(name))
  await Promise.all([...running.values()].map(service => service.ready()))
  const killable = (victim: Victim): Killable => {
    const found = { redis, postgres }[victim as string] ?? running.get(victim as ServiceName)
    if (!found) throw new Error(`${victim} was not started`)
    return found
  }
  return {
    gateway: urlOf('api-gateway'),
    admin,
    environmentOf,
    databaseUrl,
    kill: victim => killable(victim).kill(),
    revive: victim => killable(victim).revive(),
  }
}
