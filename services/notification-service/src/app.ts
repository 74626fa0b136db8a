import { liveLimits } from '@gym-it/contracts'
import { openService } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import { followIntoAudit } from './audit/following.ts'
import { auditRoutes } from './audit/routes.ts'
import { broadcastRoutes } from './broadcasts/routes.ts'
import { type Config, complete } from './config.ts'
import { pagesBeneath } from './delivery/letters.ts'
import { networksOf } from './delivery/networks.ts'
import { openOutbound } from './delivery/outbound.ts'
import { startDelivering } from './delivery/sender.ts'
import { openWays } from './delivery/ways.ts'
import { keepHouse } from './housekeeping.ts'
import { inboxRoutes } from './inbox/routes.ts'
import { openLive } from './live/live.ts'
import { followNews } from './notices/events.ts'
import { personalDataRoutes } from './personal-data/routes.ts'
import { preferenceRoutes } from './preferences/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import { startWebhooks } from './webhooks/sender.ts'

const migrations = new URL('./migrations/', import.meta.url)

/** notification-service: what people are told. */
export async function createApp(given: Config): Promise<FastifyInstance> {
  const config = complete(given)
  const service = openService('notification-service', config, migrations)

  const ways = openWays(service, config)
  const toOutside = openOutbound(networksOf(config.WEBHOOK_ALLOWED_NETWORKS))

  inboxRoutes(service)
  preferenceRoutes(service, ways)
  webhookRoutes(service, toOutside)
  broadcastRoutes(service)
  personalDataRoutes(service)
  auditRoutes(service, config)
  openLive(service, config, { ...liveLimits, connectionsPerAddress: config.LIVE_CONNECTIONS_PER_ADDRESS })

  followNews(service, config)
  followIntoAudit(service, config)
  startDelivering(service, ways, pagesBeneath(config.PUBLIC_URL))
  startWebhooks(service, toOutside)
  keepHouse(service, config.NOTICE_DAYS)
  return service.app
}
