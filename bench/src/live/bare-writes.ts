import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { eventOf, type OpenContender } from './contender.ts'

const textFrame = 0x81
const lengthIn16Bits = 126

/** What Node and the system take for a write at least: the same bytes to each socket, and nothing else at all. */
export const open: OpenContender = async () => {
  const sockets = new Set<Socket>()
  const server = createServer()
  server.on('upgrade', (_request, socket: Socket) => {
    socket.setNoDelay(true)
    socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n\r\n')
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  let lastId = 0
  return {
    port: (server.address() as AddressInfo).port,
    broadcast(message, times) {
      for (let count = 0; count < times; count += 1) {
        const text = Buffer.from(JSON.stringify(eventOf(++lastId, message)))
        const frame = Buffer.concat([
          Buffer.from([textFrame, lengthIn16Bits, text.length >> 8, text.length & 255]),
          text,
        ])
        for (const socket of sockets) socket.write(frame)
      }
    },
  }
}
