import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openFolder } from '../data-folder.ts'
import { lockFolder } from '../folder-lock.ts'
import { freePort } from '../ports.ts'
import { folderProblem, StartError } from '../start-error.ts'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, keepPassword, superuser } from './cluster.ts'
import { createServiceRole, serviceRole } from './databases.ts'
import { endLeftovers } from './leftover.ts'
import { type Server, type ServerOptions, startServer } from './server.ts'

export interface PostgresOptions {
  /** Holds the cluster, its password and its log; made when missing. */
  readonly dataDir: string
  /** False only for tests: faster, but a crash of the machine may lose data. */
  readonly fsync?: boolean
  /** The folder of PostgreSQL 15's programs, to run on the lower bound instead of the embedded version. */
  readonly version15BinDir?: string
  /** Hears what is going on, a line at a time. */
  readonly log?: (line: string) => void
}

export interface Postgres {
  readonly port: number
  /** The URL of a database for the services' role, which may create databases. The database need not exist yet. */
  url(database: string): string
  stop(): Promise<void>
}

/** Runs PostgreSQL in a data folder whose lock the caller holds, and starts it again if it is killed. */
export async function runPostgres(options: PostgresOptions): Promise<Postgres> {
  const { log = () => {} } = options
  const { dataDir } = options
  const cluster = join(dataDir, 'postgres')
  const account = await chooseAccount(cluster)
  const binaries = options.version15BinDir
    ? { folder: options.version15BinDir, major: 15 }
    : await findBinaries(account !== null)
  const password = await keepPassword(dataDir)
  const cold = await ensureCluster(binaries, cluster, dataDir, account)
  if (cold === 'found') await endLeftovers(cluster)
  const port = await freePort()
  const url = (role: string, database: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
  const server: ServerOptions = {
    ...{ binaries, cluster, account, port, major: binaries.major, fsync: options.fsync ?? true },
    logFile: join(dataDir, 'logs', 'postgres.log'),
  }
  let running: Server = await startServer(server)
  let isStopping = false
  const watch = async () => {
    while (!isStopping) {
      await running.exited
      if (isStopping) return
      log('The database stopped unexpectedly; starting it again')
      try {
        // Its children may need a moment to notice, and hold the memory until then.
        await endLeftovers(cluster)
        running = await startServer(server)
        // Asked to stop while it was starting.
        if (isStopping) await running.stop()
      } catch (error) {
        log(error instanceof Error ? error.message : String(error))
        await delay(2_000)
      }
    }
  }
  await createServiceRole(url(superuser, 'postgres'), password)
  const watching = watch()
  return {
    port,
    url: database => url(serviceRole, database),
    async stop() {
      isStopping = true
      await running.stop()
      await watching
    },
  }
}

/**
 * Starts a PostgreSQL of our own on a free port of this machine, making its cluster at the first start.
 * @throws StartError, in one sentence, when it cannot: folder in use, disk full, no permission.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = await openFolder(options.dataDir)
  const unlock = await lockFolder(dataDir)
  try {
    const running = await runPostgres({ ...options, dataDir })
    return {
      ...running,
      async stop() {
        await running.stop()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error instanceof StartError
      ? error
      : folderProblem(dataDir, error, `PostgreSQL did not start: ${String(error)}`)
  }
}
