import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { eventOf, type OpenContender } from './contender.ts'

/** Socket.IO as its documentation tunes it: WebSocket alone, no compression, the request of the handshake forgotten. */
export const open: OpenContender = async () => {
  const http = createServer()
  const server = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false })
  server.engine.on('connection', (raw: { request: unknown }) => {
    raw.request = null
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  let lastId = 0
  return {
    port: (http.address() as AddressInfo).port,
    broadcast(message, times) {
      for (let count = 0; count < times; count += 1) server.emit('event', eventOf(++lastId, message))
    },
  }
}
