import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '@gym-it/contracts'
import { isLinkRequest } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ConnectionCount } from './limits.ts'
import type { Postman } from './outbox.ts'
import type { Live } from './protocol.ts'
import { SocketClient } from './socket-client.ts'

const path = '/ws'
/** How long a client has to answer the closing of its connection. */
const closeTimeoutMs = 5_000
const lookEveryMs = 1_000
/** How long all together have when the service stops: they are told why, and the rest is cut off. */
const farewellMs = 1_000
const isLive = (request: IncomingMessage) =>
  request.url?.split('?')[0] === path && request.headers.upgrade?.toLowerCase() === 'websocket'

/** `GET /ws`: accepts sockets, keeps them alive, and closes them with the service. */
export function acceptSockets(app: FastifyInstance, live: Live, count: ConnectionCount, postman: Postman): void {
  const { limits } = live
  // Apart, since its types do not know closeTimeout yet.
  const options = {
    noServer: true,
    maxPayload: limits.messageBytes,
    // A frame is encoded once for all, and that is not possible with a compression of each connection's own.
    perMessageDeflate: false,
    // Answered through the outbox: whoever pings without reading is to be noticed.
    autoPong: false,
    clientTracking: false,
    closeTimeout: closeTimeoutMs,
  }
  const server = new WebSocketServer(options)
  const clients = new Map<WebSocket, SocketClient>()
  let whenEmpty: (() => void) | undefined
  // One function for all sockets instead of one each: most of a hall only listens, and costs memory alone.
  const listeners = {
    message(this: WebSocket, data: unknown) {
      clients.get(this)?.hearMessage(String(data))
    },
    ping(this: WebSocket, data: Buffer) {
      clients.get(this)?.hearPing(data)
    },
    pong(this: WebSocket) {
      clients.get(this)?.hearPong()
    },
    close(this: WebSocket) {
      clients.get(this)?.leave()
      clients.delete(this)
      if (clients.size === 0) whenEmpty?.()
    },
    error: (error: Error) => app.log.debug({ err: error }, 'socket failed'),
  }

  const upgrades = new WeakMap<IncomingMessage, { socket: Socket; head: Buffer }>()
  // Any other offer to change the protocol is declined by answering as if it had not been made.
  const isWelcome = (request: IncomingMessage) => isLive(request) || isLinkRequest(request)
  Object.assign(app.server, { shouldUpgradeCallback: isWelcome })
  // Through Fastify like any request, so that the client's address, errors and the log are the same.
  app.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (!isLive(request)) return
    const response = new ServerResponse(request)
    response.shouldKeepAlive = false
    response.assignSocket(socket)
    response.on('finish', () => socket.end())
    socket.on('error', () => socket.destroy())
    upgrades.set(request, { socket, head })
    app.routing(request, response)
  })
  app.get(path, { exposeHeadRoute: false }, (request, reply) => {
    const upgrade = upgrades.get(request.raw)
    if (!upgrade) throw new AppError('ROUTE_UNKNOWN', 'Only WebSocket connections are made here.')
    const { socket, head } = upgrade
    if (socket.destroyed) return reply.hijack()
    socket.once('close', count.admit(request.ip))
    reply.hijack()
    reply.raw.detachSocket(socket)
    server.handleUpgrade(request.raw, socket, head, webSocket => {
      for (const [event, listener] of Object.entries(listeners)) webSocket.on(event, listener)
      clients.set(webSocket, new SocketClient(webSocket, socket, live, postman))
    })
  })

  const heartbeatMs = limits.heartbeatSeconds * 1000
  const heartbeat = setInterval(() => {
    const now = Date.now()
    for (const client of clients.values()) client.look(now, heartbeatMs)
  }, lookEveryMs)
  heartbeat.unref()

  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const client of clients.values()) client.close(1001)
    const { promise: areGone, resolve } = Promise.withResolvers<void>()
    whenEmpty = resolve
    if (clients.size > 0) await Promise.race([areGone, delay(farewellMs, undefined, { ref: false })])
    for (const webSocket of clients.keys()) webSocket.terminate()
  })
}
