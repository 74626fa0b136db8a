import type { IncomingMessage } from 'node:http'
import { AppError } from '@gym-it/contracts'

/** The largest body that the gateway passes on, in bytes. */
export const bodyLimitBytes = 1_048_576

const tooLarge = () => new AppError('BODY_TOO_LARGE', 'The request is too large: at most 1 MiB.')
const methodsWithBody = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * What the head of a request tells of its body: null without one, else its length in bytes or null when only counting
 * will tell.
 * @throws AppError BODY_TOO_LARGE when the length announced is over the limit
 */
export function announcedBody(request: IncomingMessage): { readonly length: string | null } | null {
  const { 'content-length': length = null, 'transfer-encoding': encoding } = request.headers
  if (Number(length) > bodyLimitBytes) throw tooLarge()
  if (!methodsWithBody.has(request.method ?? '')) return null
  return encoding !== undefined || Number(length) > 0 ? { length } : null
}

/**
 * The body as it arrives, counted. Nothing is read before the first chunk is asked for, so that an attempt that found
 * nobody at the other end leaves the body whole for the next.
 */
export async function* countedBody(request: IncomingMessage): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > bodyLimitBytes) throw tooLarge()
    yield chunk
  }
}
