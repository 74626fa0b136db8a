import type { ClientFrame, ServerFrame } from '@gym-it/contracts'
import { createStore } from './store.ts'

export type LiveStatus = 'connecting' | 'live' | 'reconnecting'
export interface LiveState {
  readonly status: LiveStatus
  /** When the connection was last known to be good (ms), or null before the first. */
  readonly lastGoodAt: number | null
}

export interface TopicListener {
  readonly onEvent: (event: string, data: unknown) => void
  /** What was shown may have missed something: fetch it again. */
  readonly onGap: () => void
}

export interface LiveOptions {
  readonly url: string
  /** The token for `user` topics, or undefined for an anonymous connection. */
  readonly token: () => Promise<string | undefined>
  /** In [0, 1): spreads the reconnects of many clients. */
  readonly random?: () => number
  readonly WebSocket?: typeof WebSocket
}

const shortestWaitMs = 500
const longestWaitMs = 15_000
const pingEveryMs = 20_000
const silentForMs = 45_000

/** The pause before reconnect number `attempt` (0, 1, …): doubling, with jitter down to a half. */
export function reconnectDelay(attempt: number, random: number): number {
  return Math.min(longestWaitMs, shortestWaitMs * 2 ** attempt) * (0.5 + random / 2)
}

interface Topic {
  readonly listeners: Set<TopicListener>
  /** The last `seq` that was handed on; undefined: what came before is unknown. */
  seq: number | undefined
}

/** The one socket of this page. It connects with the first subscription and stays, resuming each topic where it was. */
export function createLiveClient({ url, token, random = Math.random, WebSocket: Socket = WebSocket }: LiveOptions) {
  const state = createStore<LiveState>({ status: 'connecting', lastGoodAt: null })
  const topics = new Map<string, Topic>()
  let socket: WebSocket | undefined
  let attempt = 0
  let lastHeardAt = 0
  let waiting: ReturnType<typeof setTimeout> | undefined

  const send = (frame: ClientFrame) => {
    if (socket?.readyState === Socket.OPEN) socket.send(JSON.stringify(frame))
  }
  const subscribeFrame = (name: string, topic: Topic) =>
    send({ type: 'subscribe', topic: name, ...(topic.seq === undefined ? {} : { after: topic.seq }) })
  const needsAuth = (name: string) => name === 'user'

  const authenticate = async () => {
    const value = await token().catch(() => undefined)
    if (value !== undefined) send({ type: 'auth', token: value })
  }

  const onFrame = (frame: ServerFrame) => {
    if (frame.type === 'authenticated') {
      for (const [name, topic] of topics) if (needsAuth(name)) subscribeFrame(name, topic)
      return
    }
    if (!('topic' in frame)) return
    const topic = topics.get(frame.topic)
    if (topic === undefined) return
    if (frame.type === 'event') {
      if (topic.seq !== undefined && frame.seq <= topic.seq) return
      topic.seq = frame.seq
      for (const listener of topic.listeners) listener.onEvent(frame.event, frame.data)
    } else if (frame.type === 'reset') {
      topic.seq = undefined
      for (const listener of topic.listeners) listener.onGap()
    } else if (frame.type === 'subscribed' && topic.seq === undefined) {
      topic.seq = frame.seq
      for (const listener of topic.listeners) listener.onGap()
    }
  }

  const connect = () => {
    clearTimeout(waiting)
    waiting = undefined
    const opened = new Socket(url)
    socket = opened
    opened.onopen = () => {
      attempt = 0
      lastHeardAt = Date.now()
      state.set({ status: 'live', lastGoodAt: lastHeardAt })
      for (const [name, topic] of topics) if (!needsAuth(name)) subscribeFrame(name, topic)
      void authenticate()
    }
    opened.onmessage = message => {
      lastHeardAt = Date.now()
      // The frames are the contract's; what is not JSON is a fault of a proxy and is left aside.
      try {
        onFrame(JSON.parse(String(message.data)) as ServerFrame)
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
      }
    }
    opened.onclose = () => {
      if (socket !== opened) return
      socket = undefined
      state.set({ status: 'reconnecting', lastGoodAt: state.get().lastGoodAt === null ? null : lastHeardAt })
      waiting = setTimeout(connect, reconnectDelay(attempt++, random()))
    }
  }

  /** After sleep or a found network there is no reason to wait out the pause. */
  const wake = () => {
    if (topics.size === 0) return
    if (socket === undefined) {
      attempt = 0
      connect()
    } else if (Date.now() - lastHeardAt > silentForMs) socket.close()
    else send({ type: 'ping' })
  }
  const beat = () => {
    if (socket?.readyState === Socket.OPEN) wake()
  }

  return {
    state,
    /** Watches browser signals and keeps the connection honest; call once. Answers how to stop. */
    start: () => {
      const timer = setInterval(beat, pingEveryMs)
      const onVisible = () => document.visibilityState === 'visible' && wake()
      addEventListener('online', wake)
      document.addEventListener('visibilitychange', onVisible)
      return () => {
        clearInterval(timer)
        clearTimeout(waiting)
        removeEventListener('online', wake)
        document.removeEventListener('visibilitychange', onVisible)
        const open = socket
        socket = undefined
        open?.close()
      }
    },
    /** Listens to a topic; the answer ends it. */
    subscribe: (name: string, listener: TopicListener) => {
      const topic: Topic = topics.get(name) ?? { listeners: new Set(), seq: undefined }
      const isNew = topic.listeners.size === 0
      topic.listeners.add(listener)
      topics.set(name, topic)
      if (socket === undefined && waiting === undefined) connect()
      else if (isNew) {
        if (needsAuth(name)) void authenticate()
        else subscribeFrame(name, topic)
      }
      return () => {
        topic.listeners.delete(listener)
        if (topic.listeners.size > 0 || topics.get(name) !== topic) return
        topics.delete(name)
        send({ type: 'unsubscribe', topic: name })
      }
    },
    /** Someone else sits here now: a new connection, so that nothing of theirs is heard under the old name. */
    reidentify: () => {
      topics.delete('user')
      if (socket === undefined) return
      attempt = 0
      socket.close()
    },
  }
}

export type LiveClient = ReturnType<typeof createLiveClient>
