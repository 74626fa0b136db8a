import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** Lets pages of these origins call the API. None: only the gateway's own pages; `*`: any, but without cookies. */
export async function corsRules(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return
  const isAny = origins.includes('*')
  await app.register(cors, {
    origin: isAny ? '*' : [...origins],
    credentials: !isAny,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['etag', 'link', 'location', 'retry-after', 'x-request-id'],
    maxAge: 600,
  })
}
