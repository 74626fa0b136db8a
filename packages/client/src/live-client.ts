import type { ClientFrame, EventData, EventType, ServerFrame } from '@gym-it/contracts'
import { observe } from './observed.ts'
import { reconnectDelay } from './reconnecting.ts'

export type LiveStatus = 'connecting' | 'live' | 'reconnecting'
export interface LiveState {
  readonly status: LiveStatus
  /** When the connection was last known to be good (ms since 1970), or null before the first. */
  readonly lastGoodAt: number | null
}

/** An event as a topic shows it; `seq` rises within the topic. */
export type LiveEvent = {
  [T in EventType]: {
    readonly topic: string
    readonly seq: number
    readonly event: T
    readonly data: EventData<T>
    readonly at: string
  }
}[EventType]

export interface TopicListener {
  readonly onEvent: (event: LiveEvent) => void
  /** What was shown may have missed something: fetch it again. Comes once to each listener at the beginning, too. */
  readonly onGap: () => void
}

export interface LiveOptions {
  /** Such as `wss://gym.example/ws`. */
  readonly url: string
  /** The access token of the moment, or undefined for an anonymous connection; asked again before it expires. */
  readonly token?: () => Promise<string | undefined>
  /** In [0, 1): spreads the reconnects of many clients. */
  readonly random?: () => number
  /** For a Node without a WebSocket of its own (before 22): that of the package `ws`, for one. */
  readonly WebSocket?: typeof WebSocket
}

const pingEveryMs = 20_000
/** A connection that answers no ping for so long has lost its network. */
const pongWithinMs = 5_000
/** After so long without a sign, as after sleep, there is no need to ask. */
const silentForMs = 45_000
/** The next token is asked for this long before the last one ends. */
const renewBeforeMs = 15_000
const renewAgainMs = 5_000
/** A connection that lasted this long was a good one: the pauses begin anew. */
const goodAfterMs = 5_000

interface Topic {
  readonly listeners: Set<TopicListener>
  /** The last `seq` that was handed on; undefined: what came before is unknown. */
  seq: number | undefined
  /** The socket that it was last asked for on. */
  askedOn: WebSocket | undefined
  /** The socket that has confirmed it since; an event before that is of an earlier subscription. */
  followedOn: WebSocket | undefined
}

const needsSignIn = (name: string) => name === 'user'

/**
 * One socket for everything that is followed. It connects with the first subscription and stays: it reconnects with
 * growing pauses, resumes each topic where it was, renews its sign-in, and hands on each event once and in order.
 */
export function createLiveClient({
  url,
  token,
  random = Math.random,
  WebSocket: Socket = globalThis.WebSocket,
}: LiveOptions) {
  const state = observe<LiveState>({ status: 'connecting', lastGoodAt: null })
  const topics = new Map<string, Topic>()
  let socket: WebSocket | undefined
  let attempt = 0
  /** When the socket was made, opened (0: not yet) and last heard of. */
  let madeAt = 0
  let openedAt = 0
  let lastHeardAt = 0
  /** The socket that has been told who is here, as far as that is known: topics may be asked for on it. */
  let greetedOn: WebSocket | undefined
  let isRefused = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  let renewing: ReturnType<typeof setTimeout> | undefined
  let beating: ReturnType<typeof setInterval> | undefined
  let doubting: ReturnType<typeof setTimeout> | undefined
  let lastToken: string | undefined

  // 1 is OPEN in every implementation.
  const isOpen = () => socket?.readyState === 1
  const send = (frame: ClientFrame) => {
    if (isOpen()) socket?.send(JSON.stringify(frame))
  }
  const subscribeTo = (name: string, topic: Topic) => {
    if (!isOpen() || greetedOn !== socket || topic.askedOn === socket) return
    topic.askedOn = socket
    topic.followedOn = undefined
    send({ type: 'subscribe', topic: name, ...(topic.seq === undefined ? {} : { after: topic.seq }) })
  }

  const authenticate = async () => {
    const forSocket = socket
    const value = await token?.().catch(() => undefined)
    // Before the connection stands nothing would be sent; who opens it then says it.
    if (socket !== forSocket || !isOpen() || value === undefined) return
    if (value === lastToken) return renewIn(renewAgainMs)
    lastToken = value
    send({ type: 'auth', token: value })
  }
  const renewIn = (ms: number) => {
    clearTimeout(renewing)
    renewing = setTimeout(authenticate, Math.max(ms, renewAgainMs))
  }

  /** Says who is here before it asks for anything: what is for members would else be passed over for good. */
  const greet = async () => {
    const forSocket = socket
    if (token) await authenticate()
    if (socket !== forSocket) return
    greetedOn = forSocket
    for (const [name, topic] of topics) if (!needsSignIn(name)) subscribeTo(name, topic)
  }

  const onAuthenticated = (expiresAt: string) => {
    renewIn(Date.parse(expiresAt) - Date.now() - renewBeforeMs)
    // What was asked for after a refused token was shown as to a stranger.
    if (isRefused) for (const topic of topics.values()) topic.askedOn = undefined
    isRefused = false
    for (const [name, topic] of topics) subscribeTo(name, topic)
  }

  const onTopicFrame = (frame: Extract<ServerFrame, { topic: string }>) => {
    const topic = topics.get(frame.topic)
    if (topic === undefined) return
    if (frame.type === 'event') {
      if (topic.followedOn !== socket || topic.seq === undefined || frame.seq <= topic.seq) return
      topic.seq = frame.seq
      // The server's frames are the contract's.
      for (const listener of topic.listeners) listener.onEvent(frame as unknown as LiveEvent)
    } else if (frame.type === 'reset') {
      topic.seq = undefined
    } else if (frame.type === 'subscribed') {
      topic.followedOn = socket
      // It goes on where we were, unless that is not known or too far back.
      if (topic.seq === frame.seq) return
      topic.seq = frame.seq
      for (const listener of topic.listeners) listener.onGap()
    }
  }

  const onFrame = (frame: ServerFrame) => {
    if (frame.type === 'authenticated') onAuthenticated(frame.expires_at)
    else if ('topic' in frame) onTopicFrame(frame)
    else if (frame.type === 'error' && frame.code === 'TOKEN_INVALID') {
      isRefused = true
      renewIn(renewAgainMs)
    }
  }

  const connect = () => {
    clearTimeout(waiting)
    waiting = undefined
    const opened = new Socket(url)
    socket = opened
    madeAt = Date.now()
    openedAt = 0
    lastToken = undefined
    isRefused = false
    opened.onopen = () => {
      if (socket !== opened) return
      openedAt = lastHeardAt = Date.now()
      state.set({ status: 'live', lastGoodAt: lastHeardAt })
      void greet()
    }
    opened.onmessage = message => {
      if (socket !== opened) return
      lastHeardAt = Date.now()
      clearTimeout(doubting)
      doubting = undefined
      // What is not JSON is a fault of a proxy on the way and is left aside.
      try {
        onFrame(JSON.parse(message.data) as ServerFrame)
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
      }
    }
    // A close follows, and tells the same.
    opened.onerror = () => {}
    opened.onclose = () => lose(opened)
  }

  /** The connection is gone, or as good as gone: without a network its close would take a while to come. */
  const lose = (lost: WebSocket) => {
    if (socket !== lost) return
    socket = undefined
    clearTimeout(renewing)
    clearTimeout(doubting)
    doubting = undefined
    if (openedAt > 0 && Date.now() - openedAt > goodAfterMs) attempt = 0
    state.set({ status: 'reconnecting', lastGoodAt: state.get().lastGoodAt === null ? null : lastHeardAt })
    waiting = setTimeout(connect, reconnectDelay(attempt++, random()))
    lost.close()
  }

  const ping = (asked: WebSocket) => {
    doubting ??= setTimeout(() => lose(asked), pongWithinMs)
    send({ type: 'ping' })
  }

  /** After sleep, or when a network was found, there is no reason to wait out the pause. */
  const wake = () => {
    if (topics.size === 0) return
    if (socket === undefined) {
      attempt = 0
      connect()
    } else if (Date.now() - Math.max(madeAt, lastHeardAt) > silentForMs) lose(socket)
    else if (isOpen()) ping(socket)
  }

  return {
    state: { get: state.get, subscribe: state.subscribe },
    wake,
    /** Listens to a topic, such as `tournament:12`; the answer ends it. */
    subscribe: (name: string, listener: TopicListener) => {
      const unknown = { listeners: new Set<TopicListener>(), seq: undefined, askedOn: undefined, followedOn: undefined }
      const topic: Topic = topics.get(name) ?? unknown
      const isNew = topic.listeners.size === 0
      topic.listeners.add(listener)
      topics.set(name, topic)
      // Others have been told of the beginning already.
      if (topic.seq !== undefined) queueMicrotask(() => topic.listeners.has(listener) && listener.onGap())
      beating ??= setInterval(() => isOpen() && wake(), pingEveryMs)
      if (socket === undefined && waiting === undefined) connect()
      else if (isNew) {
        if (!needsSignIn(name)) subscribeTo(name, topic)
        else {
          lastToken = undefined
          void authenticate()
        }
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
      lose(socket)
    },
    /** Ends the connection for good; a later subscription begins anew. */
    stop: () => {
      clearTimeout(waiting)
      clearTimeout(renewing)
      clearInterval(beating)
      clearTimeout(doubting)
      waiting = renewing = beating = doubting = undefined
      const open = socket
      socket = undefined
      topics.clear()
      open?.close()
    },
  }
}

export type LiveClient = ReturnType<typeof createLiveClient>
