import type { ServiceName } from '@gym-it/contracts'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** What was measured so far, as Prometheus reads it. */
export interface Metrics {
  readonly contentType: string
  text(): Promise<string>
  /** Where more is measured. */
  readonly registry: Registry
}

/** Measures the process, and each request's duration by route and status. */
export function measureRequests(app: FastifyInstance, service: ServiceName): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  return { contentType: registry.contentType, text: () => registry.metrics(), registry }
}

/** `GET /metrics` on the app's own port. */
export function metricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))
}
