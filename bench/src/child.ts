import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Workbench } from './area.ts'

export interface Child {
  readonly pid: number
  /** Resolves when it has ended and all it wrote was read. */
  readonly ended: Promise<void>
  /** Asks it to end and waits; ends it by force after 15 s. */
  stop(): Promise<void>
  /** Everything it has written, for the error message when it does not come up. */
  output(): string
  readonly isRunning: () => boolean
}

const patienceMs = 15_000

/** Runs a TypeScript file with this Node, in a process of its own that ends with the workbench at the latest. */
export function runChild(
  { defer }: Workbench,
  file: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Child {
  const child: ChildProcess = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (output += String(chunk)))
  const ended = once(child, 'close').then(() => {})
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const stop = async () => {
    if (!isRunning()) return
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    await ended
    clearTimeout(force)
  }
  defer(stop)
  return { pid: child.pid ?? 0, ended, stop, output: () => output, isRunning }
}

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    async response => {
      await response.arrayBuffer()
      return response.ok
    },
    () => false,
  )

/** Asks every 25 ms until each URL has answered 200. @throws Error with the child's output when it ends or 60 s pass */
export async function untilHealthy(child: Child, urls: readonly string[]): Promise<void> {
  const end = performance.now() + 60_000
  for (let open = [...urls]; open.length > 0; await delay(25)) {
    const healthy = await Promise.all(open.map(answers))
    open = open.filter((_url, index) => !healthy[index])
    if (open.length === 0) return
    if (!child.isRunning() || performance.now() > end) throw new Error(`It did not start:\n${child.output()}`)
  }
}
