import { lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { type BlockList, isIP, type LookupFunction } from 'node:net'
import { isAllowed, isPublic } from './networks.ts'

/** What is sent to an address that somebody gave us. */
export interface Parcel {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** What came back. */
export interface Receipt {
  readonly status: number
  /** How long the other side asks to be left alone, in seconds; null when it does not. */
  readonly retryAfter: number | null
}

/** Sends to addresses that others have chosen, and never to where it should not reach. */
export interface Outbound {
  /** Why nothing may be sent there, as far as the address itself tells; null when it may. */
  refusalOf(url: string): string | null
  /**
   * Answers whatever comes back; redirects are not followed.
   * @throws Error whose message names the trouble, never what was answered
   */
  post(url: string, parcel: Parcel): Promise<Receipt>
}

const timeoutMs = 10_000
const longestAnswerBytes = 65_536
/** Nobody is left alone for longer. */
const longestRetrySeconds = 86_400
const elsewhere = 'the address leads into a private network, which is not allowed here'

interface Resolved {
  readonly address: string
  readonly family: number
}

/** The host of a URL; IPv6 comes in brackets. */
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')

/** `Retry-After` comes as seconds or as a date (RFC 9110, 10.2.3). */
function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Number.isNaN(seconds) ? null : Math.min(Math.max(0, Math.ceil(seconds)), longestRetrySeconds)
}

/** Trouble by its code: texts of errors may repeat addresses inside our network. */
function troubleOf(error: unknown): Error {
  const { code, name, message } = error as { code?: string; name: string; message: string }
  if (message === elsewhere) return new Error(elsewhere)
  if (name === 'AbortError' || name === 'TimeoutError') return new Error(`no answer within ${timeoutMs / 1000} seconds`)
  return new Error(`no connection (${code ?? name})`)
}

/** Opens the way out. `allowed` are networks that may be reached besides the internet, also without TLS. */
export function openOutbound(allowed: BlockList): Outbound {
  /** The check is made on the very addresses that are then connected to, so a name cannot change its mind in between. */
  const mayReach = (protocol: string, address: string) =>
    isAllowed(allowed, address) || (protocol === 'https:' && isPublic(address))

  const resolving =
    (protocol: string): LookupFunction =>
    (hostname, options, done) => {
      lookup(hostname, { ...options, all: true }, (error, found: readonly Resolved[]) => {
        const fine = error ? [] : found.filter(({ address }) => mayReach(protocol, address))
        const [first] = fine
        if (error || !first) done(error ?? new Error(elsewhere), '', 0)
        else if (options.all) done(null, [...fine])
        else done(null, first.address, first.family)
      })
    }

  const refusalOf = (text: string) => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
      return 'it is not an address beginning with https://'
    }
    const host = hostOf(url)
    // A name is looked up when it is connected to; an address in its place would not be.
    return isIP(host) !== 0 && !mayReach(url.protocol, host) ? elsewhere : null
  }

  const post = (text: string, { headers: given, body }: Parcel) =>
    new Promise<Receipt>((resolve, reject) => {
      const url = new URL(text)
      const open = url.protocol === 'https:' ? httpsRequest : httpRequest
      const length = { 'content-length': String(Buffer.byteLength(body)) }
      const request = open(url, {
        method: 'POST',
        headers: { 'user-agent': 'GYM-IT', ...given, ...length },
        lookup: resolving(url.protocol),
        // A connection of its own: a kept one would skip the check.
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
      })
      request.on('error', error => reject(troubleOf(error)))
      request.on('response', response => {
        const { statusCode: status = 0, headers } = response
        let bytes = 0
        const finish = () => {
          request.destroy()
          resolve({ status, retryAfter: retryAfterOf(headers['retry-after']) })
        }
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > longestAnswerBytes) finish()
        })
        response.on('end', finish)
        response.on('error', finish)
      })
      request.end(body)
    })

  return {
    refusalOf,
    post: async (url, parcel) => {
      const refusal = refusalOf(url)
      if (refusal !== null) throw new Error(refusal)
      return post(url, parcel)
    },
  }
}
