import type { IncomingMessage } from 'node:http'

/** Where a service takes links: never reached from outside, since the gateway passes no internal address on. */
export const linkPath = '/internal/link'
/** What a link is called in the `Upgrade` header. */
export const linkProtocol = 'gym-it-link'

export const isLinkRequest = (request: IncomingMessage): boolean =>
  request.url === linkPath && request.headers.upgrade?.toLowerCase() === linkProtocol

/** What a link is agreed to with. */
export const linkAgreement = `HTTP/1.1 101 Switching Protocols\r\nupgrade: ${linkProtocol}\r\nconnection: Upgrade\r\n\r\n`
