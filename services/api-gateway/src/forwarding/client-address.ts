import type { IncomingMessage } from 'node:http'

const given = (request: IncomingMessage, name: string): readonly string[] => {
  const value = request.headers[name]
  const text = Array.isArray(value) ? value.join(',') : (value ?? '')
  return text === '' ? [] : text.split(',').map(part => part.trim())
}

/**
 * The addresses a request passed, the client's first. What stands in `X-Forwarded-For` is believed only as far as
 * `trustedProxies` proxies of ours wrote it; the rest a client may have made up.
 */
export function addressPath(request: IncomingMessage, trustedProxies: number): readonly string[] {
  const peer = request.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return [peer]
  return [...given(request, 'x-forwarded-for'), peer].slice(-1 - trustedProxies)
}

/** The host and the protocol that the client used, as told by our own proxy if there is one. */
export function clientView(request: IncomingMessage, trustedProxies: number): { host: string; protocol: string } {
  const isTold = trustedProxies > 0
  return {
    host: (isTold && given(request, 'x-forwarded-host').at(-1)) || (request.headers.host ?? ''),
    protocol: isTold && given(request, 'x-forwarded-proto').at(-1) === 'https' ? 'https' : 'http',
  }
}
