import type { Duplex } from 'node:stream'
import { CarriedConnection, type Carrier } from './carried.ts'
import { createFrameReader, type Frame, frameHead, greatestId, LinkError, mostIds, mostPayloadBytes } from './frames.ts'

/** What may wait for the system to take it, in bytes, before the carried connections have to wait. */
const mostWaitingBytes = 4_194_304
/** So much is handed to the system before the work at hand is done. */
const portionBytes = 65_536
const beatMs = 5_000
/** An end that says nothing for so long is gone. */
const silenceMs = 15_000
/** How long the other end has to take what is under way when this one closes. */
const closeMs = 2_000

/** One connection between two services that carries many. */
export interface Link {
  readonly isOpen: boolean
  /** Opens one more. */
  open(): CarriedConnection
  /** Sends what is under way, then closes the link with everything it carries. */
  close(): void
}

export interface LinkOptions {
  /** Takes a connection that the other end opened; without it the other end may open none. */
  readonly onConnection?: (connection: CarriedConnection) => void
  readonly mostConnections?: number
  readonly onClose?: () => void
}

const inPieces = (bytes: Buffer): readonly Buffer[] => {
  if (bytes.length <= mostPayloadBytes) return [bytes]
  const count = Math.ceil(bytes.length / mostPayloadBytes)
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * mostPayloadBytes, (index + 1) * mostPayloadBytes),
  )
}

/**
 * Carries many connections over one. Bytes that several of them are given in one turn of the event loop go over once,
 * with the list of those who get them: telling a hall costs this end one write. `socket`: connected, with nothing under
 * way. What breaks the link closes all that it carries.
 */
export function openLink(socket: Duplex & { readonly remoteAddress?: string | undefined }, options: LinkOptions): Link {
  const { onConnection, mostConnections = mostIds, onClose } = options
  const connections = new Map<number, CarriedConnection>()
  const waiting = new Set<CarriedConnection>()
  /** Who gets what, in the order in which it was first given; each connection at most once in a round. */
  const groups = new Map<Buffer, number[]>()
  let groupedBytes = 0
  let round = 1
  let outgoing: Buffer[] = []
  let outgoingBytes = 0
  let isFlushing = false
  let lastId = 0
  let heardAt = performance.now()

  const send = () => {
    seal()
    const parts = outgoing
    outgoing = []
    outgoingBytes = 0
    if (!socket.writable) return
    socket.cork()
    for (const bytes of parts) socket.write(bytes)
    socket.uncork()
  }
  const flush = () => {
    isFlushing = false
    send()
    if (!carrier.isFull) proceed()
  }
  const flushSoon = () => {
    if (isFlushing) return
    isFlushing = true
    // After the work at hand, and before the event loop goes on.
    queueMicrotask(flush)
  }
  const put = (bytes: Buffer) => {
    outgoing.push(bytes)
    outgoingBytes += bytes.length
    flushSoon()
  }
  const seal = () => {
    if (groups.size === 0) return
    for (const [bytes, ids] of groups) {
      for (const payload of inPieces(bytes)) {
        put(frameHead('data', ids, payload.length))
        put(payload)
      }
    }
    groups.clear()
    groupedBytes = 0
    round += 1
  }
  const proceed = () => {
    const released = [...waiting]
    waiting.clear()
    for (const connection of released) connection.proceed()
  }

  const carrier: Carrier = {
    remoteAddress: socket.remoteAddress ?? '',
    get isFull() {
      return groupedBytes + outgoingBytes + socket.writableLength > mostWaitingBytes
    },
    carry(connection, bytes) {
      if (socket.destroyed) return
      // Those who get what came before have it all by now, most likely.
      const isMuch = groupedBytes + outgoingBytes >= portionBytes && !groups.has(bytes)
      if (isMuch) send()
      else if (connection.round === round || (groups.get(bytes)?.length ?? 0) >= mostIds) seal()
      connection.round = round
      const group = groups.get(bytes)
      if (group) group.push(connection.id)
      else {
        groups.set(bytes, [connection.id])
        groupedBytes += bytes.length
      }
      flushSoon()
    },
    tell(kind, id) {
      seal()
      put(frameHead(kind, [id]))
    },
    waitFor: connection => void waiting.add(connection),
    forget(connection) {
      waiting.delete(connection)
      if (!connections.delete(connection.id) || socket.destroyed) return
      seal()
      put(frameHead('close', [connection.id]))
    },
  }

  const accept = (id: number) => {
    if (onConnection === undefined || connections.has(id)) throw new LinkError('This connection cannot be opened.')
    if (connections.size >= mostConnections) {
      put(frameHead('close', [id]))
      return
    }
    const connection = new CarriedConnection(id, carrier)
    connections.set(id, connection)
    onConnection(connection)
  }
  const take = ({ kind }: Frame, connection: CarriedConnection, payload: Buffer) => {
    switch (kind) {
      case 'data':
        return connection.receive(payload)
      case 'end':
        return connection.receiveEnd()
      case 'close':
        connections.delete(connection.id)
        return connection.destroy()
      case 'pause':
      case 'resume':
        return connection.receiveWish(kind)
    }
  }
  const read = createFrameReader(frame => {
    for (const id of frame.ids) {
      if (frame.kind === 'open') accept(id)
      else {
        // One that is just being closed here may still be told of.
        const connection = connections.get(id)
        if (connection) take(frame, connection, frame.payload)
      }
    }
  })

  const beat = setInterval(() => {
    if (performance.now() - heardAt > silenceMs) socket.destroy()
    else put(frameHead('resume', []))
  }, beatMs)
  beat.unref()
  socket.on('data', (bytes: Buffer) => {
    heardAt = performance.now()
    try {
      read(bytes)
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      socket.destroy()
    }
  })
  socket.on('drain', proceed)
  socket.on('end', () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.once('close', () => {
    clearInterval(beat)
    for (const connection of connections.values()) connection.destroy()
    connections.clear()
    onClose?.()
  })
  return {
    get isOpen() {
      return socket.writable
    },
    open() {
      if (lastId === greatestId) throw new Error('The link has carried all connections that it can.')
      lastId += 1
      const connection = new CarriedConnection(lastId, carrier)
      connections.set(lastId, connection)
      put(frameHead('open', [lastId]))
      if (!socket.writable) connection.destroy()
      return connection
    },
    close() {
      for (const connection of connections.values()) connection.destroy()
      flush()
      socket.end()
      setTimeout(() => socket.destroy(), closeMs).unref()
    },
  }
}
