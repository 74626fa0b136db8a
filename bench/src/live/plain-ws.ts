import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { eventOf, type OpenContender } from './contender.ts'

/** The loop that everybody writes first: encoded once, sent to each. */
export const open: OpenContender = async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await once(server, 'listening')
  let lastId = 0
  return {
    port: (server.address() as AddressInfo).port,
    broadcast(message, times) {
      for (let count = 0; count < times; count += 1) {
        const text = JSON.stringify(eventOf(++lastId, message))
        for (const socket of server.clients) socket.send(text)
      }
    },
  }
}
