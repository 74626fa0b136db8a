import { once } from 'node:events'
import { type ServerFrame, tournamentTopic } from '@gym-it/contracts'
import { WebSocket } from 'ws'

type EventFrame = Extract<ServerFrame, { type: 'event' }>

/** An event as a spectator's phone received it; `at` in milliseconds on the clock of `performance.now`. */
export interface SeenEvent {
  readonly at: number
  readonly frame: EventFrame
}

/** Somebody without an account who follows one tournament. */
export interface Spectator {
  readonly seen: readonly SeenEvent[]
  /** The first event for which `matches` holds, past or to come. @throws Error when none has come after 5 s */
  waitFor(what: string, matches: (frame: EventFrame) => boolean): Promise<SeenEvent>
  leave(): void
}

const patienceMs = 20_000

/** Opens `/ws` at the gateway and follows the tournament from here on. */
export async function newSpectator(gateway: string, tournamentId: number): Promise<Spectator> {
  const topic = tournamentTopic(tournamentId)
  const socket = new WebSocket(`${gateway.replace(/^http/, 'ws')}/ws`)
  const seen: SeenEvent[] = []
  const waiting = new Set<(event: SeenEvent) => void>()
  const subscribed = Promise.withResolvers<void>()
  // It is awaited only after the opening, which may fail first.
  subscribed.promise.catch(() => {})
  socket.on('error', subscribed.reject)
  socket.on('close', () => subscribed.reject(new Error('the gateway closed the live connection')))
  socket.on('message', data => {
    const at = performance.now()
    const frame = JSON.parse(String(data)) as ServerFrame
    if (frame.type === 'error') subscribed.reject(new Error(frame.detail))
    if (frame.type === 'subscribed') subscribed.resolve()
    if (frame.type !== 'event') return
    seen.push({ at, frame })
    for (const tell of waiting) tell({ at, frame })
  })
  await once(socket, 'open', { signal: AbortSignal.timeout(patienceMs) })
  socket.send(JSON.stringify({ type: 'subscribe', topic }))
  await subscribed.promise
  return {
    seen,
    waitFor(what, matches) {
      const past = seen.find(({ frame }) => matches(frame))
      if (past) return Promise.resolve(past)
      const { promise, resolve, reject } = Promise.withResolvers<SeenEvent>()
      const timer = setTimeout(() => reject(new Error(`${what} did not arrive within 5 s`)), patienceMs)
      const tell = (event: SeenEvent) => void (matches(event.frame) && resolve(event))
      waiting.add(tell)
      return promise.finally(() => {
        clearTimeout(timer)
        waiting.delete(tell)
      })
    },
    leave: () => socket.terminate(),
  }
}
