import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import { constants, createBrotliCompress, createGzip, createZstdCompress } from 'node:zlib'

/** Below this an answer fits into one packet or two, and would gain nothing. */
const leastBytes = 1_024

/** An answer may name no more than this window, in powers of two: 256 KiB hold any bracket. */
const windowBits = 18

// The levels beyond which a bracket costs clearly more time than it gets smaller; the best coding first.
const codings: readonly (readonly [name: string, open: () => Transform])[] = [
  [
    'zstd',
    () =>
      createZstdCompress({
        params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_windowLog]: windowBits },
      }),
  ],
  [
    'br',
    () =>
      createBrotliCompress({
        params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: windowBits },
      }),
  ],
  ['gzip', () => createGzip({ level: 1 })],
]

export interface Compression {
  /** The answer's headers, as they are once it is compressed. */
  readonly headers: IncomingHttpHeaders
  open(): Transform
}

/** The codings that a client takes (RFC 9110, 12.5.3): what is named, unless with `q=0`. */
const takenBy = (acceptEncoding: string): readonly string[] =>
  acceptEncoding
    .toLowerCase()
    .split(',')
    .map(part => part.trim())
    .filter(part => !/;\s*q=0(?:\.0*)?$/.test(part))
    .map(part => part.split(';', 1)[0]?.trim() ?? '')

// Another coding is another sequence of bytes, so that the tag says only that the content is the same.
const weak = (etag: string) => (etag.startsWith('W/') ? etag : `W/${etag}`)

/**
 * How an answer is made smaller on its way, or null where it goes as it is. Only JSON that anybody may read: what is for
 * one person (`no-store`) is left alone, so that the length of an answer never tells of a secret in it (BREACH). A
 * stream, whose length nobody knows, goes as it comes.
 */
export function compressionFor(request: IncomingMessage, theirs: IncomingHttpHeaders): Compression | null {
  const accepted = request.headers['accept-encoding']
  if (accepted === undefined || request.method === 'HEAD') return null
  const { 'content-length': length, 'cache-control': cacheControl = '', ...others } = theirs
  if (length === undefined || Number(length) < leastBytes) return null
  if (!theirs['content-type']?.startsWith('application/json') || others['content-encoding'] !== undefined) return null
  if (/no-store|no-transform/.test(cacheControl)) return null
  const taken = takenBy(typeof accepted === 'string' ? accepted : '')
  const [name, open] = codings.find(([coding]) => taken.includes(coding)) ?? []
  if (name === undefined || open === undefined) return null
  return {
    headers: {
      ...others,
      ...(cacheControl === '' ? {} : { 'cache-control': cacheControl }),
      ...(others.etag === undefined ? {} : { etag: weak(others.etag) }),
      'content-encoding': name,
      vary: others.vary === undefined ? 'accept-encoding' : `${others.vary}, accept-encoding`,
    },
    open,
  }
}

/** The tags that a client has, as the services gave them. */
export const asGiven = (etags: string): string => etags.replaceAll(/(^|,\s*)W\//g, '$1')
