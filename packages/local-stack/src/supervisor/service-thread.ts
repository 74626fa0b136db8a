import { createWriteStream } from 'node:fs'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import type { ServiceName } from '@gym-it/contracts'

export interface ThreadOptions {
  readonly name: ServiceName
  readonly entry: URL
  readonly env: NodeJS.ProcessEnv
  /** What the service writes to its standard output and error goes here. */
  readonly logFile: string
}

/** Why a service did not start: `code` as in system errors, or CONFIGURATION. */
export interface Failure {
  readonly code: string
  readonly detail: string
}

export interface ServiceThread {
  /** Resolves once it listens; a failure if it ended before. */
  readonly started: Promise<Failure | null>
  /** Resolves with the reason, in a few words, when the thread has ended. */
  readonly ended: Promise<string>
  /** Asks it to finish what it does and end; ends it by force after 5 seconds. */
  stop(): Promise<void>
}

const patienceMs = 5_000

/** Those that every page and every score passes through: room for short-lived values saves them a sixth of their CPU. */
const busyServices: readonly ServiceName[] = ['api-gateway', 'tournament-service']

/** Generous: only a service that runs away meets them, and then it ends alone. */
const limitsOf = (name: ServiceName): ResourceLimits => ({
  maxOldGenerationSizeMb: 1_024,
  maxYoungGenerationSizeMb: busyServices.includes(name) ? 16 : 8,
  stackSizeMb: 4,
})

type Message =
  | { readonly type: 'listening'; readonly port: number }
  | { readonly type: 'failed'; readonly code: string; readonly detail: string }

/** Runs a service's main module in a thread of this process. */
export function startThread({ name, entry, env, logFile }: ThreadOptions): ServiceThread {
  const worker = new Worker(entry, { name, env, stdout: true, stderr: true, resourceLimits: limitsOf(name) })
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 })
  // A full disk must not end the services: they go on without their log.
  log.on('error', () => {})
  worker.stdout.pipe(log, { end: false })
  worker.stderr.pipe(log, { end: false })

  const { promise: started, resolve: settleStart } = Promise.withResolvers<Failure | null>()
  const { promise: ended, resolve: settleEnd } = Promise.withResolvers<string>()
  let reason: string | undefined
  worker.on('message', (message: Message) => {
    if (message.type === 'listening') settleStart(null)
    if (message.type === 'failed') {
      reason = message.detail
      settleStart({ code: message.code, detail: message.detail })
    }
  })
  worker.on('error', (error: unknown) => {
    reason = error instanceof Error ? error.message : String(error)
    log.write(`${error instanceof Error ? error.stack : reason}\n`)
  })
  worker.on('exit', code => {
    log.end()
    const why = reason ?? `exit code ${code}`
    settleStart({ code: 'EXIT', detail: why })
    settleEnd(why)
  })
  return {
    started,
    ended,
    async stop() {
      worker.postMessage({ type: 'stop' })
      const force = setTimeout(() => void worker.terminate(), patienceMs)
      await ended
      clearTimeout(force)
    },
  }
}
