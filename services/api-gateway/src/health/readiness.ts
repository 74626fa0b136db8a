import type { FastifyInstance } from 'fastify'
import type { Instances } from '../forwarding/instances.ts'
import type { Upstreams } from '../forwarding/upstreams.ts'

const probeTimeoutMs = 700

const isThere = (instances: Instances) =>
  Promise.any(
    instances.all.map(async ({ pool }) => {
      const { statusCode, body } = await pool.request({
        path: '/healthz',
        method: 'GET',
        signal: AbortSignal.timeout(probeTimeoutMs),
      })
      await body.dump()
      if (statusCode !== 200) throw new Error(`answered ${statusCode}`)
      return 'ok' as const
    }),
  ).catch(() => 'down' as const)

/**
 * `GET /readyz`: the gateway is ready as long as it serves. What stands behind it is told in the body only: a stopped
 * service must not take the door away from the others.
 */
export function readinessRoute(app: FastifyInstance, upstreams: Upstreams): void {
  app.get('/readyz', async () => {
    const states = await Promise.all(
      upstreams.names.map(async name => [name, await isThere(upstreams.of(name))] as const),
    )
    return { status: 'ready', service: 'api-gateway', services: Object.fromEntries(states) }
  })
}
