import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { addressPath, clientView } from './client-address.ts'
import { asGiven } from './compression.ts'

// Between two neighbours only (RFC 9110, 7.6.1): each side of the gateway has its own.
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
// What the gateway says itself or changes on the way, or what only a proxy of ours may say.
const notFromClients = new Set([
  ...hopByHop,
  'content-length',
  'expect',
  'forwarded',
  'host',
  'http2-settings',
  'if-none-match',
  'x-real-ip',
  'x-request-id',
])

const namedByConnection = (connection: string | undefined): readonly string[] =>
  connection === undefined || connection === 'keep-alive' || connection === 'close'
    ? []
    : connection.split(',').map(name => name.trim().toLowerCase())

export interface Forwarding {
  /** How many proxies stand before the gateway. */
  readonly trustedProxies: number
  /** The one cookie holds the refresh token, which is for auth-service alone. */
  readonly takesCookies?: boolean
}

/**
 * The headers for the service, as a flat list of names and values. `content-length` is left to the caller, who knows
 * whether a body goes along.
 */
export function headersForService(
  request: IncomingMessage,
  requestId: string,
  { trustedProxies, takesCookies }: Forwarding,
): string[] {
  const dropped = namedByConnection(request.headers.connection)
  const list: string[] = []
  for (const name in request.headers) {
    if (notFromClients.has(name) || name.startsWith('x-internal-') || name.startsWith('x-forwarded-')) continue
    if (dropped.length > 0 && dropped.includes(name)) continue
    if (name === 'cookie' && !takesCookies) continue
    const value = request.headers[name]
    if (typeof value === 'string') list.push(name, value)
    else for (const one of value ?? []) list.push(name, one)
  }
  const known = request.headers['if-none-match']
  if (known !== undefined) list.push('if-none-match', asGiven(known))
  const { host, protocol } = clientView(request, trustedProxies)
  list.push('x-request-id', requestId)
  list.push('x-forwarded-for', addressPath(request, trustedProxies).join(', '))
  list.push('x-forwarded-proto', protocol)
  list.push('x-forwarded-host', host)
  return list
}

const isSharedByBoth = (name: string) => name === 'vary' || name === 'set-cookie'

type OwnHeaders = Readonly<Record<string, number | string | string[] | undefined>>

/** The headers for the client, as a flat list: the service's, except where the gateway says the same itself. */
export function headersForClient(theirs: IncomingHttpHeaders, ours: OwnHeaders): string[] {
  const dropped = namedByConnection(theirs.connection)
  const list: string[] = []
  const add = (name: string, value: string | number | readonly string[] | undefined) => {
    if (Array.isArray(value)) for (const one of value) list.push(name, one)
    else if (value !== undefined) list.push(name, String(value))
  }
  for (const name in theirs) {
    if (hopByHop.has(name) || (dropped.length > 0 && dropped.includes(name))) continue
    if (ours[name] === undefined || isSharedByBoth(name)) add(name, theirs[name])
  }
  for (const name in ours) add(name, ours[name])
  return list
}
