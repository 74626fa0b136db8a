import { AppError, apiBase, resourcesOf } from '@gym-it/contracts'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import type { RateLimit } from '../rate-limit.ts'
import { Exchange } from './exchange.ts'
import type { Upstreams } from './upstreams.ts'

/** Longer than a service takes to give up by itself, and than the wait for the head of its answer. */
const handlerTimeoutMs = 13_000
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
// A neighbour that tidied such a path could be led out of the service's own part of the API.
const dotSegment = /\/(?:\.|%2e){1,2}(?:[/?\\]|$)/i

/** Everything beneath the resources of each service goes to that service, unread. */
export function forwardRoutes(
  app: FastifyInstance,
  upstreams: Upstreams,
  limit: RateLimit,
  { TRUST_PROXY: trustedProxies }: Pick<Config, 'TRUST_PROXY'>,
): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  for (const service of upstreams.names) {
    const instances = upstreams.of(service)
    const forwarding = { trustedProxies, takesCookies: service === 'auth-service' }
    const bases = resourcesOf(service).map(resource => `${apiBase}/${resource}`)
    for (const url of bases.flatMap(base => [base, `${base}/*`])) {
      app.route({
        method: methods,
        url,
        exposeHeadRoute: false,
        handlerTimeout: handlerTimeoutMs,
        onRequest: limit,
        handler: (request, reply) => {
          if (dotSegment.test(request.raw.url ?? '')) {
            throw new AppError('ROUTE_UNKNOWN', 'There is nothing at this address.')
          }
          new Exchange(instances, request, reply, forwarding).start()
        },
      })
    }
  }
}
