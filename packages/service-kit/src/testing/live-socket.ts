import type { ServerFrame } from '@gym-it/contracts'
import type { Cleanup } from './cleanup.ts'
import { until } from './until.ts'

export type EventFrame = Extract<ServerFrame, { type: 'event' }>

/** A client of the live feed that keeps every frame it was sent. */
export interface LiveSocket {
  readonly frames: readonly ServerFrame[]
  /** The event frames, of one topic where it is named. */
  events(topic?: string): EventFrame[]
  send(frame: unknown): void
  /** Resolves with the first frame, received or to come, that fits. */
  frame<T extends ServerFrame['type']>(
    type: T,
    fits?: (frame: Extract<ServerFrame, { type: T }>) => boolean,
  ): Promise<Extract<ServerFrame, { type: T }>>
  /** Signs in. */
  signIn(token: string): Promise<void>
  /** Follows a topic and waits until that is confirmed. */
  follow(topic: string, after?: number): Promise<number>
  /** Sends a ping and waits for its pong: everything sent before it has arrived then. */
  settle(): Promise<void>
  /** Resolves with the closing code. */
  readonly closed: Promise<number>
  close(): Promise<void>
}

const toSocketUrl = (url: string) => `${url.replace(/^http/, 'ws')}/ws`

/** Connects to `/ws` of a service or the gateway, and waits for its greeting. */
export async function openLiveSocket(t: Cleanup, url: string): Promise<LiveSocket> {
  const socket = new WebSocket(toSocketUrl(url))
  const frames: ServerFrame[] = []
  socket.addEventListener('message', ({ data }) => void frames.push(JSON.parse(String(data)) as ServerFrame))
  const closed = new Promise<number>(resolve => socket.addEventListener('close', ({ code }) => resolve(code)))
  const live: LiveSocket = {
    frames,
    closed,
    events: topic =>
      frames.filter((frame): frame is EventFrame => frame.type === 'event' && (!topic || frame.topic === topic)),
    send: frame => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    frame(type, fits = () => true) {
      type Wanted = Extract<ServerFrame, { type: typeof type }>
      const isWanted = (frame: ServerFrame): frame is Wanted => frame.type === type && fits(frame as Wanted)
      return until(`a frame ${type} after ${JSON.stringify(frames.slice(-3))}`, () =>
        frames.find(isWanted),
      ) as Promise<Wanted>
    },
    async signIn(token) {
      const before = frames.length
      live.send({ type: 'auth', token })
      await until('signed in', () => frames.slice(before).find(frame => frame.type === 'authenticated'))
    },
    async follow(topic, after) {
      const before = frames.length
      live.send({ type: 'subscribe', topic, ...(after === undefined ? {} : { after }) })
      const isAnswer = (frame: ServerFrame) => frame.type === 'subscribed' && frame.topic === topic
      const answer = await until(`subscribed to ${topic}`, () => frames.slice(before).find(isAnswer))
      return answer.type === 'subscribed' ? answer.seq : 0
    },
    async settle() {
      const before = frames.length
      live.send({ type: 'ping' })
      await until('a pong', () => frames.slice(before).find(frame => frame.type === 'pong'))
    },
    async close() {
      socket.close()
      await closed
    },
  }
  t.after(live.close)
  await live.frame('ready')
  return live
}
