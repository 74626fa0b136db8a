import { isMainThread, parentPort } from 'node:worker_threads'
import { type ServiceName, services } from '@gym-it/contracts'
import type { FastifyInstance } from 'fastify'
import { ConfigurationError } from './environment.ts'

export interface Listen {
  readonly HOST: string
  readonly PORT?: number
}

const patienceMs = 10_000

function fail(name: ServiceName, error: unknown): void {
  const { code = 'FAILED', message } = error as { code?: string; message: string }
  const detail =
    code === 'EADDRINUSE' ? `The port of ${name} is in use by another program. Stop it, or set PORT.` : message
  if (isMainThread) process.stderr.write(`${name}: ${detail}\n`)
  else
    parentPort?.postMessage({
      type: 'failed',
      code: error instanceof ConfigurationError ? 'CONFIGURATION' : code,
      detail,
    })
  process.exitCode = 1
}

/**
 * Runs an app as a process, or as a worker thread of the local stack: listens, says so, and on SIGTERM, SIGINT or a
 * `stop` message drains and exits by itself.
 */
export async function runService<C extends Listen>(
  name: ServiceName,
  readConfig: () => C,
  createApp: (config: C) => Promise<FastifyInstance>,
): Promise<void> {
  try {
    const config = readConfig()
    const app = await createApp(config)
    const stop = () => {
      // A client that never finishes must not keep the process alive.
      setTimeout(() => process.exit(1), patienceMs).unref()
      parentPort?.close()
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    }
    if (isMainThread) {
      process.once('SIGTERM', stop)
      process.once('SIGINT', stop)
    }
    parentPort?.on('message', (message: { type?: string }) => {
      if (message.type === 'stop') stop()
    })
    const port = config.PORT ?? services[name].port
    await app.listen({ host: config.HOST, port })
    parentPort?.postMessage({ type: 'listening', port })
  } catch (error) {
    fail(name, error)
    process.exit(1)
  }
}
