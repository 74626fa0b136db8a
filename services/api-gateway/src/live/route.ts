import { type IncomingHttpHeaders, type IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { AppError, tournamentStreamPath } from '@gym-it/contracts'
import type { FastifyInstance } from 'fastify'
import { type Config, listed } from '../config.ts'
import { clientView } from '../forwarding/client-address.ts'
import { Exchange } from '../forwarding/exchange.ts'
import type { Upstreams } from '../forwarding/upstreams.ts'
import type { RateLimit } from '../rate-limit.ts'
import { linked } from './links.ts'
import { createTunnels } from './tunnel.ts'

const path = '/ws'
const isLive = (request: IncomingMessage) =>
  request.url?.split('?')[0] === path && request.headers.upgrade?.toLowerCase() === 'websocket'

function isWelcome(request: IncomingMessage, origins: readonly string[], trustedProxies: number): boolean {
  const { origin } = request.headers
  if (origin === undefined || origins.includes('*') || origins.includes(origin)) return true
  return URL.parse(origin)?.host === clientView(request, trustedProxies).host
}

function switchingProtocols(headers: IncomingHttpHeaders): string {
  const lines = Object.entries(headers)
    .filter(([name]) => name.startsWith('sec-websocket-'))
    .map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n${lines.join('')}\r\n`
}

/**
 * `GET /ws`: a WebSocket to notification-service, carried as bytes. The upgrade goes through Fastify like any request,
 * so that ids, limits, errors and the log are the same; an answer other than 101 is an ordinary answer.
 */
export function liveRoute(
  app: FastifyInstance,
  upstreams: Upstreams,
  limit: RateLimit,
  origins: readonly string[],
  { TRUST_PROXY: trustedProxies, NOTIFICATION_SERVICE_URL }: Pick<Config, 'TRUST_PROXY' | 'NOTIFICATION_SERVICE_URL'>,
): void {
  const tunnels = createTunnels()
  const instances = upstreams.of('notification-service')
  const linkedInstances = linked(listed(NOTIFICATION_SERVICE_URL), instances)
  app.addHook('onClose', linkedInstances.close)
  const upgrades = new WeakMap<IncomingMessage, { socket: Socket; head: Buffer }>()

  // Any other offer to change the protocol (h2c, for one) is declined by answering as if it had not been made.
  Object.assign(app.server, { shouldUpgradeCallback: isLive })
  app.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const answer = new ServerResponse(request)
    answer.shouldKeepAlive = false
    answer.assignSocket(socket)
    answer.on('finish', () => socket.end())
    socket.on('error', () => socket.destroy())
    upgrades.set(request, { socket, head })
    app.routing(request, answer)
  })
  app.addHook('preClose', async () => tunnels.closeAll())

  // Streams are passed on as they come, like any answer; but another service than their address says has them.
  const streams = new Set<ServerResponse>()
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.destroy()
  })
  app.get(tournamentStreamPath, { exposeHeadRoute: false, onRequest: limit }, (request, reply) => {
    streams.add(reply.raw)
    reply.raw.on('close', () => streams.delete(reply.raw))
    new Exchange(instances, request, reply, { trustedProxies }).start()
  })

  app.get(path, { exposeHeadRoute: false, onRequest: limit }, (request, reply) => {
    const upgrade = upgrades.get(request.raw)
    if (!upgrade) throw new AppError('ROUTE_UNKNOWN', 'Only WebSocket connections are made here.')
    if (!isWelcome(request.raw, origins, trustedProxies)) {
      throw new AppError('ROLE_REQUIRED', 'Pages of another site may not open a live connection here.')
    }
    const { socket, head } = upgrade
    new Exchange(linkedInstances, request, reply, {
      trustedProxies,
      onUpgrade(theirs, headers) {
        reply.raw.detachSocket(socket)
        socket.setTimeout(0)
        socket.setNoDelay(true)
        socket.write(switchingProtocols(headers))
        if (head.length > 0) socket.unshift(head)
        tunnels.connect(socket, theirs)
      },
    }).start()
  })
}
