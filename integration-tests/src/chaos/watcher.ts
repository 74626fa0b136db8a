import { setTimeout as delay } from 'node:timers/promises'
import type { ServerFrame } from '@gym-it/contracts'
import { WebSocket } from 'ws'
import type { Random } from './random.ts'

/** A stretch of a topic without a gap: what came after `after`, in the order in which it came, also what came twice. */
export interface Stretch {
  readonly after: number
  readonly seqs: number[]
}

/** What all sockets were shown, kept once: the event as it was sent, by topic and `seq`. */
export interface Shown {
  keep(frame: Extract<ServerFrame, { type: 'event' }>, topic: string): void
}

export interface WatcherOptions {
  readonly gateway: string
  /** Who is signed in; somebody who only watches without it. */
  readonly person?: { readonly id: number; readonly token: string } | undefined
  readonly topics: readonly string[]
  readonly random: Random
  readonly shown: Shown
  /** Fetches what a topic shows, after it was told that too much was missed. */
  refetch(topic: string): Promise<unknown>
}

/** A client of the live feed that comes back whenever it loses its connection, and resumes. */
export interface Watcher {
  readonly person: WatcherOptions['person']
  /** By topic; a new stretch begins with each `reset`. */
  readonly stretches: ReadonlyMap<string, readonly Stretch[]>
  readonly reconnects: number
  readonly resets: number
  /** What it was refused, each in one sentence. */
  readonly complaints: readonly string[]
  /** The last event of the topic that it knows of, -1 before it follows the topic. */
  position(topic: string): number
  /** Loses the connection. */
  drop(): void
  stop(): void
}

const pauseMs = [50, 700] as const
const patienceMs = 10_000

/** Connects and follows the topics until it is stopped. */
export function openWatcher(options: WatcherOptions): Watcher {
  const { gateway, person, topics, random, shown, refetch } = options
  const stretches = new Map<string, Stretch[]>(topics.map(topic => [topic, []]))
  const complaints: string[] = []
  const isReset = new Set<string>()
  let socket: WebSocket
  let isStopped = false
  let connections = 0
  let resets = 0

  const send = (frame: unknown) => socket.send(JSON.stringify(frame))
  const lastOf = (topic: string) => stretches.get(topic)?.at(-1)
  const position = (topic: string) => {
    const last = lastOf(topic)
    return last ? (last.seqs.at(-1) ?? last.after) : -1
  }
  const follow = (topic: string) => {
    const after = position(topic)
    send({ type: 'subscribe', topic, ...(after < 0 ? {} : { after }) })
  }
  const greet = () => {
    connections += 1
    if (person) send({ type: 'auth', token: person.token })
    for (const topic of topics) follow(topic)
  }
  const onSubscribed = (topic: string, seq: number) => {
    if (!isReset.delete(topic) && lastOf(topic)) {
      if (seq !== position(topic)) complaints.push(`${topic} resumed at ${seq} instead of ${position(topic)}`)
      return
    }
    stretches.get(topic)?.push({ after: seq, seqs: [] })
  }
  const onReset = (topic: string) => {
    resets += 1
    isReset.add(topic)
    void refetch(topic).catch(() => {})
  }
  const onFrame = (frame: ServerFrame) => {
    switch (frame.type) {
      case 'ready':
        return greet()
      case 'subscribed':
        return onSubscribed(frame.topic, frame.seq)
      case 'reset':
        return onReset(frame.topic)
      case 'event':
        lastOf(frame.topic)?.seqs.push(frame.seq)
        return shown.keep(frame, frame.topic === 'user' ? `user:${person?.id}` : frame.topic)
      case 'error':
        // Without a code something is away, and the connection is closed; a code says that we ask for the wrong thing.
        if (frame.code !== undefined) complaints.push(frame.detail)
        return socket.terminate()
    }
  }
  const connect = () => {
    const opened = new WebSocket(`${gateway.replace(/^http/, 'ws')}/ws`, { handshakeTimeout: patienceMs })
    socket = opened
    // A close follows, and tells the same.
    opened.on('error', () => {})
    opened.on('message', data => {
      // A frame that comes after the next connection was made is not this connection's any more.
      if (socket === opened) onFrame(JSON.parse(String(data)) as ServerFrame)
    })
    opened.on('close', async () => {
      if (isStopped) return
      await delay(random.between(...pauseMs))
      if (!isStopped) connect()
    })
  }
  connect()
  return {
    person,
    stretches,
    complaints,
    get reconnects() {
      return Math.max(0, connections - 1)
    },
    get resets() {
      return resets
    },
    position,
    drop: () => socket.terminate(),
    stop() {
      isStopped = true
      socket.terminate()
    },
  }
}
