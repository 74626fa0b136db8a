import { AppError, apiBase, getSystemHealth, type SystemHealth } from '@gym-it/contracts'
import { running } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { addressPath } from '../forwarding/client-address.ts'
import type { Upstreams } from '../forwarding/upstreams.ts'
import type { RateLimit } from '../rate-limit.ts'
import { askInstance } from './asking.ts'

/**
 * `GET /api/v1/system/health`: every instance behind the gateway, asked at once. The gateway holds no key by which it
 * could tell who asks: it passes the caller's token on, and each service decides by itself.
 */
export function systemHealthRoute(
  app: FastifyInstance,
  upstreams: Upstreams,
  limit: RateLimit,
  { TRUST_PROXY: trustedProxies }: Pick<Config, 'TRUST_PROXY'>,
): void {
  app.get(
    `${apiBase}${getSystemHealth.path}`,
    { exposeHeadRoute: false, onRequest: limit },
    async (request, reply): Promise<SystemHealth> => {
      reply.header('cache-control', 'no-store')
      const { authorization } = request.headers
      if (authorization === undefined) throw new AppError('TOKEN_MISSING', 'Sign in to do this.')
      const from = addressPath(request.raw, trustedProxies).join(', ')
      const headers = { authorization, 'x-request-id': request.id, 'x-forwarded-for': from }
      const asked = await Promise.all(
        upstreams.names.flatMap(name => upstreams.of(name).all.map(one => askInstance(name, one, headers))),
      )
      const isTold = asked.some(({ instance }) => instance.health !== null)
      const refusal = asked.find(one => one.refusal !== undefined)?.refusal
      if (!isTold && refusal) throw new AppError(refusal.code, refusal.detail)
      if (!isTold) {
        throw new AppError('UNAVAILABLE', 'None of the services answers, so nobody here can tell who you are.', {
          retryAfter: 5,
        })
      }
      const at = new Date().toISOString()
      return { at, gateway: running('api-gateway'), instances: asked.map(({ instance }) => instance) }
    },
  )
}
