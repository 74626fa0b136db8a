import { createHttpApp } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import { type Config, listed } from './config.ts'
import { corsRules } from './cors.ts'
import { forwardRoutes } from './forwarding/routes.ts'
import { openUpstreams } from './forwarding/upstreams.ts'
import { metricsWhere } from './health/metrics.ts'
import { readinessRoute } from './health/readiness.ts'
import { systemHealthRoute } from './health/system.ts'
import { liveRoute } from './live/route.ts'
import { limitRates } from './rate-limit.ts'
import { referenceRoutes } from './reference/routes.ts'
import { keepToTls } from './transport-security.ts'
import { webRoutes } from './web/routes.ts'

/** api-gateway: the one door. It knows no rule of the sport and reads no body. */
export async function createApp(config: Config): Promise<FastifyInstance> {
  const app = createHttpApp({ name: 'api-gateway', logLevel: config.LOG_LEVEL, showMetrics: metricsWhere(config) })
  const upstreams = openUpstreams(config, app.log)
  app.addHook('onClose', upstreams.close)
  const origins = listed(config.CORS_ORIGINS)

  keepToTls(app, config)
  await corsRules(app, origins)
  const limit = await limitRates(app, config)

  await app.register(async scope => forwardRoutes(scope, upstreams, limit, config))
  await app.register(async scope => liveRoute(scope, upstreams, limit, origins, config))
  readinessRoute(app, upstreams)
  systemHealthRoute(app, upstreams, limit, config)
  await app.register(referenceRoutes)
  await app.register(async scope => webRoutes(scope, config))
  return app
}
