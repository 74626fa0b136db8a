import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import type { Socket } from 'node:net'

/** A server as a process of its own. */
export interface Child {
  /** Ends it by force, as a crash would; resolves when it is gone. */
  kill(): Promise<void>
}

export interface ChildOptions {
  readonly command: readonly [program: string, ...args: string[]]
  /** All of its environment but the path. */
  readonly env: Readonly<Record<string, string>>
  readonly logFile: string
}

/** Ends the process when our end of the pipe closes: it must not outlive a run that was killed itself. */
const guarded = '( (read _ <&3 || kill -KILL $$) >/dev/null 2>&1 & ); exec 3<&-; exec "$@"'

/** Starts a process; what it says goes to the end of the log. */
export async function startChild({ command, env, logFile }: ChildOptions): Promise<Child> {
  const log = await open(logFile, 'a')
  let child: ChildProcess
  try {
    child = spawn('/bin/sh', ['-c', guarded, 'sh', ...command], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', log.fd, log.fd, 'pipe'],
      // A Ctrl-C in the terminal is for us: we end it.
      detached: true,
    })
    await once(child, 'spawn')
  } finally {
    await log.close()
  }
  // Node types the extra pipes as readable or writable; a pipe is both.
  const guard = child.stdio[3] as Socket | null
  guard?.on('error', () => {})
  const exited = once(child, 'exit').then(() => void guard?.end('ended\n'))
  return {
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
