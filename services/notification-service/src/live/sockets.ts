import type { Service } from '@gym-it/service-kit'
import { type WebSocket, WebSocketServer } from 'ws'
import { LiveClient } from './client.ts'
import type { Feed } from './feed.ts'
import { handleFrame } from './protocol.ts'

const largestFrameBytes = 16_384
const heartbeatMs = 30_000
const goingAway = 1001

/** `GET /ws`: accepts sockets, keeps them alive, and closes them with the service. */
export function acceptSockets({ app, gatekeeper }: Service, feed: Feed): void {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrameBytes, perMessageDeflate: false })
  const silent = new Set<WebSocket>()

  server.on('connection', socket => {
    const client = new LiveClient(socket, gatekeeper.actorOf)
    // Frames of one client are answered in order, so that an auth is done before the subscribe behind it.
    let last: Promise<void> = Promise.resolve()
    socket.on('message', data => {
      last = last.then(() => handleFrame(client, feed, String(data)))
    })
    socket.on('pong', () => silent.delete(socket))
    socket.on('close', () => feed.leave(client))
    socket.on('error', error => app.log.debug({ err: error }, 'socket failed'))
    client.send({ type: 'ready' })
  })

  app.server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== '/ws') {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n')
      return
    }
    server.handleUpgrade(request, socket, head, webSocket => server.emit('connection', webSocket, request))
  })

  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate()
      silent.add(socket)
      socket.ping()
    }
  }, heartbeatMs)
  heartbeat.unref()

  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const socket of server.clients) {
      socket.close(goingAway, 'The service restarts; connect again')
      socket.terminate()
    }
  })
}
