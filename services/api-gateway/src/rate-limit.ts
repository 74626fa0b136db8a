import rateLimit from '@fastify/rate-limit'
import { AppError } from '@gym-it/contracts'
import { clientNetwork } from '@gym-it/service-kit'
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { Redis } from 'ioredis'
import type { Config } from './config.ts'
import { addressPath } from './forwarding/client-address.ts'

/** Hooks for the routes that count towards a client's limit. */
export type RateLimit = onRequestAsyncHookHandler[]

const minuteMs = 60_000
const mostAddresses = 20_000

function openCounters(app: FastifyInstance, url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: 200,
    retryStrategy: attempt => Math.min(attempt * 100, 1_000),
  })
  redis.on('error', error => app.log.debug({ err: error }, 'the shared counters cannot be reached; not counting'))
  app.addHook('onClose', async () => redis.disconnect())
  return redis
}

/**
 * Counts requests by client address: in this process, or in Redis where it is configured, so that replicas count
 * together. A Redis that is away stops the counting, not the requests.
 */
export async function limitRates(
  app: FastifyInstance,
  config: Pick<Config, 'RATE_LIMIT_PER_MINUTE' | 'TRUST_PROXY' | 'REDIS_URL'>,
): Promise<RateLimit> {
  if (config.RATE_LIMIT_PER_MINUTE === 0) return []
  await app.register(rateLimit, {
    global: false,
    max: config.RATE_LIMIT_PER_MINUTE,
    timeWindow: minuteMs,
    cache: mostAddresses,
    skipOnError: true,
    nameSpace: 'gym-it:rate:',
    ...(config.REDIS_URL ? { redis: openCounters(app, config.REDIS_URL) } : {}),
    keyGenerator: (request: FastifyRequest) => clientNetwork(addressPath(request.raw, config.TRUST_PROXY)[0] ?? ''),
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) =>
      new AppError('RATE_LIMITED', 'Too many requests from your network. Wait a moment and try again.', {
        retryAfter: Math.max(1, Math.ceil(ttl / 1000)),
      }),
  })
  return [app.rateLimit()]
}
