import type { ServiceName } from '@gym-it/contracts'
import { StartError } from '../start-error.ts'
import { type ServiceThread, startThread, type ThreadOptions } from './service-thread.ts'

export interface SupervisedService {
  /** Resolves once the service listens. @throws StartError when it cannot start. */
  start(): Promise<void>
  /** Resolves once the service has ended; it stays so until `start`. */
  stop(): Promise<void>
}

const shortestPauseMs = 250
const longestPauseMs = 10_000
/** A service that lived this long was well: its next fall is a new story. */
const healthyAfterMs = 30_000

/** Keeps one service running: when it ends by itself it is started again, after a pause that grows with each fall. */
export function supervise(options: ThreadOptions, log: (line: string) => void): SupervisedService {
  const name: ServiceName = options.name
  let thread: ServiceThread | null = null
  let isWanted = false
  let pauseMs = shortestPauseMs
  let timer: NodeJS.Timeout | undefined

  function launch(): ServiceThread {
    const current = startThread(options)
    const since = Date.now()
    thread = current
    void current.ended.then(why => {
      if (thread === current) thread = null
      if (!isWanted) return
      if (Date.now() - since > healthyAfterMs) pauseMs = shortestPauseMs
      log(`${name} stopped unexpectedly (${why}); starting it again in ${pauseMs / 1000} s`)
      timer = setTimeout(launch, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
    return current
  }

  return {
    async start() {
      if (isWanted) return
      // Not supervised until it has listened once: trouble with the first start is told, not repeated.
      const current = launch()
      const failure = await current.started
      if (failure) {
        await current.ended
        throw new StartError(
          failure.code === 'CONFIGURATION' ? failure.detail : `${name} did not start: ${failure.detail}`,
        )
      }
      isWanted = true
    },
    async stop() {
      isWanted = false
      clearTimeout(timer)
      await thread?.stop()
    },
  }
}
