import { BroadcastChannel } from 'node:worker_threads'
import { Redis } from 'ioredis'

/** Says that a service appended events: an invitation to read them, never the only copy. */
export interface Doorbell {
  readonly service: string
  /**
   * What was appended, where it is little: who has read up to there need not ask for it. On the process's own bus only:
   * Redis would show it to whoever reaches it, and take it from whoever reaches it.
   */
  readonly told?: Told
}

/** The events of one change, as the log shows them. */
export interface Told {
  /** The hash of the log's event before them. */
  readonly after: string
  /** In JSON, since most who hear the bell do not look. */
  readonly events: string
}

/** Best-effort messages between services: Redis pub/sub, or the process's own channel where no Redis is configured. */
export interface Bus {
  readonly kind: 'redis' | 'embedded'
  ring(doorbell: Doorbell): void
  /** Calls `listener` at each ring, and with null after a lost connection, when rings may have been missed. */
  listen(listener: (doorbell: Doorbell | null) => void): void
  /** Whether rings arrive at this moment. */
  isConnected(): boolean
  close(): Promise<void>
}

const channelName = 'gym-it:doorbell'

function openEmbeddedBus(): Bus {
  const channel = new BroadcastChannel(channelName)
  // A BroadcastChannel does not deliver to itself, yet a service follows its own events as well.
  const listeners: ((doorbell: Doorbell | null) => void)[] = []
  channel.onmessage = (message: unknown) => {
    const { data } = message as { data: Doorbell }
    for (const listener of listeners) listener(data)
  }
  channel.unref()
  return {
    kind: 'embedded',
    ring(doorbell) {
      channel.postMessage(doorbell)
      for (const listener of listeners) listener(doorbell)
    },
    listen: listener => void listeners.push(listener),
    isConnected: () => true,
    async close() {
      channel.close()
    },
  }
}

function openRedisBus(url: string, onError: (error: Error) => void): Bus {
  const options = {
    lazyConnect: false,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    retryStrategy: (attempt: number) => Math.min(attempt * 100, 1_000),
  }
  const publisher = new Redis(url, options)
  const subscriber = new Redis(url, { ...options, autoResubscribe: false })
  const listeners: ((doorbell: Doorbell | null) => void)[] = []
  const tell = (doorbell: Doorbell | null) => {
    for (const listener of listeners) listener(doorbell)
  }
  publisher.on('error', onError)
  subscriber.on('error', onError)
  subscriber.on('ready', () => {
    subscriber.subscribe(channelName).then(() => tell(null), onError)
  })
  subscriber.on('message', (_channel: string, text: string) => {
    try {
      const { service } = JSON.parse(text) as Doorbell
      tell({ service })
    } catch {
      // Not ours: anyone who reaches this Redis can publish, and a ring only means "look".
    }
  })
  return {
    kind: 'redis',
    ring(doorbell) {
      publisher.publish(channelName, JSON.stringify({ service: doorbell.service })).catch(error => {
        onError(error)
        // A service follows its own events as well, and hears that without Redis.
        tell(doorbell)
      })
    },
    listen: listener => void listeners.push(listener),
    isConnected: () => publisher.status === 'ready' && subscriber.status === 'ready',
    async close() {
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}

/** Opens the bus that the configuration names. `onError` hears of connection trouble; the bus reconnects by itself. */
export function openBus(redisUrl: string | undefined, onError: (error: Error) => void): Bus {
  return redisUrl ? openRedisBus(redisUrl, onError) : openEmbeddedBus()
}
