import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type FileHandle, open, readFile, stat } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { waitUntil } from '../processes.ts'
import { folderProblem } from '../start-error.ts'
import { type Account, folderArgument, plainEnvironment } from './account.ts'
import type { Binaries } from './binaries.ts'
import { type ServerSettings, settingArguments } from './settings.ts'

export interface ServerOptions extends ServerSettings {
  readonly binaries: Binaries
  readonly cluster: string
  readonly account: Account | null
  readonly logFile: string
}

export interface Server {
  readonly pid: number
  /** Resolves when the process has ended, for whatever reason. */
  readonly exited: Promise<void>
  /** Ends sessions, writes what must be written, and exits. */
  stop(): Promise<void>
}

const startTimeoutMs = 60_000
const biggestLogBytes = 5_000_000

/**
 * Starts PostgreSQL beside a shell that waits for our end of a pipe: if we are killed, the pipe closes and the shell
 * asks PostgreSQL to shut down. A line on the pipe says that it has ended already.
 */
const guarded = '( (read _ <&3 || kill -INT $$) >/dev/null 2>&1 & ); exec 3<&-; exec "$@"'

function spawnServer(options: ServerOptions, log: FileHandle): ChildProcess {
  const { binaries, cluster, account } = options
  const command = [
    join(binaries.folder, 'postgres'),
    ...['-D', folderArgument(cluster, account, binaries.major), ...settingArguments(options)],
  ]
  const isWindows = process.platform === 'win32'
  const [program = '', ...args] = isWindows ? command : ['/bin/sh', '-c', guarded, 'sh', ...command]
  return spawn(program, args, {
    cwd: cluster,
    env: plainEnvironment(),
    stdio: ['ignore', log.fd, log.fd, isWindows ? 'ignore' : 'pipe'],
    // Its own session: a Ctrl-C in the terminal must not end the database before the services.
    detached: !isWindows,
    windowsHide: true,
    ...account,
  })
}

/** PostgreSQL writes its state into the last line of its pid file. */
async function isReady(cluster: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready'
}

async function endProcess(child: ChildProcess, { binaries, cluster }: ServerOptions): Promise<void> {
  const isEnded = () => child.exitCode !== null || child.signalCode !== null
  if (process.platform === 'win32') {
    await promisify(execFile)(join(binaries.folder, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast']).catch(() => {})
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (isEnded()) return
    child.kill(signal)
    await waitUntil(isEnded, 10_000)
  }
}

/** Starts PostgreSQL on a cluster and resolves once it takes connections. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { cluster, logFile, port } = options
  const size = (await stat(logFile).catch(() => null))?.size ?? 0
  const log = await open(logFile, size > biggestLogBytes ? 'w' : 'a', 0o600)
  const said = size > biggestLogBytes ? 0 : size
  let child: ChildProcess
  try {
    child = spawnServer(options, log)
    await once(child, 'spawn')
  } finally {
    await log.close()
  }
  // Node types the extra pipes as readable or writable; a pipe is both.
  const guard = child.stdio[3] as Socket | null
  guard?.on('error', () => {})
  const exited = once(child, 'exit').then(() => {
    guard?.end('ended\n')
  })
  const { pid } = child
  const isEnded = () => child.exitCode !== null || child.signalCode !== null
  const isUp = await waitUntil(
    async () => isEnded() || (pid !== undefined && (await isReady(cluster, pid))),
    startTimeoutMs,
  )
  if (!isUp || pid === undefined || isEnded()) {
    if (!isEnded()) child.kill('SIGKILL')
    const text = (await readFile(logFile)).subarray(said).toString()
    const reason = text.match(/FATAL:\s*(.*)/)?.[1] ?? `see ${logFile}`
    throw folderProblem(cluster, text, `PostgreSQL did not start on port ${port}: ${reason}`)
  }
  return { pid, exited, stop: () => endProcess(child, options) }
}
