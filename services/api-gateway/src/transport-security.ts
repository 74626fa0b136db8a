import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { clientView } from './forwarding/client-address.ts'

const halfAYearSeconds = 15_768_000

/**
 * Has browsers that came over TLS come over TLS only from then on (HSTS). Who came over plain http, as in a hall's own
 * network, is not asked to: there may be no TLS there.
 */
export function keepToTls(app: FastifyInstance, { TRUST_PROXY }: Pick<Config, 'TRUST_PROXY'>): void {
  if (TRUST_PROXY === 0) return
  app.addHook('onRequest', async (request, reply) => {
    if (clientView(request.raw, TRUST_PROXY).protocol !== 'https') return
    reply.header('strict-transport-security', `max-age=${halfAYearSeconds}`)
  })
}
