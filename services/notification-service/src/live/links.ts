import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { isLinkRequest, type Link, linkAgreement, openLink } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'

/**
 * Takes links from the gateway. What a link carries are connections to this service like any other, made by the same
 * client: its requests go the same way, and what they say of the client's address is believed where a request of the
 * gateway's own would be.
 */
export function acceptLinks(app: FastifyInstance): void {
  const links = new Set<Link>()
  app.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (!isLinkRequest(request)) return
    socket.setTimeout(0)
    socket.setNoDelay(true)
    socket.write(linkAgreement)
    if (head.length > 0) socket.unshift(head)
    const link = openLink(socket, {
      onConnection: connection => void app.server.emit('connection', connection),
      onClose: () => void links.delete(link),
    })
    links.add(link)
  })
  app.addHook('preClose', async () => {
    for (const link of links) link.close()
  })
}
