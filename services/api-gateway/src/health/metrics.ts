import { createServer } from 'node:http'
import { type Metrics, metricsRoute } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/** Answers `GET /metrics` on a port of its own, from when the app is ready until it closes. */
function metricsListener(app: FastifyInstance, metrics: Metrics, { HOST, METRICS_PORT }: Config): void {
  const server = createServer(async (request, response) => {
    const isAsked = request.method === 'GET' && request.url === '/metrics'
    const text = isAsked ? await metrics.text() : ''
    response.writeHead(isAsked ? 200 : 404, isAsked ? { 'content-type': metrics.contentType } : {}).end(text)
  })
  app.addHook('onReady', async () => {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host: HOST, port: METRICS_PORT }, resolve)
    })
  })
  app.addHook('onClose', async () => {
    server.close()
    server.closeAllConnections()
  })
}

/**
 * Where the measurements are shown: the gateway's own port is open to everybody, so that in production they are only on
 * `METRICS_PORT`, which nobody outside should reach, or nowhere.
 */
export function metricsWhere(config: Config): (app: FastifyInstance, metrics: Metrics) => void {
  if (config.METRICS_PORT !== undefined) return (app, metrics) => metricsListener(app, metrics, config)
  return config.ENV === 'production' ? () => {} : metricsRoute
}
