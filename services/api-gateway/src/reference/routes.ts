import helmet from '@fastify/helmet'
import swagger, { type StaticDocumentSpec } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { asyncApiDocument, openApiDocument, operations } from '@gym-it/contracts'
import type { FastifyInstance } from 'fastify'
import { pagePolicy } from '../page-policy.ts'

/**
 * `GET /openapi.json`: all services' operations in one document, whether or not they run; `GET /docs` shows it.
 * `GET /asyncapi.json`: what the live feed tells.
 */
export async function referenceRoutes(app: FastifyInstance): Promise<void> {
  const document = {
    ...openApiDocument('GYM IT', operations),
    externalDocs: { url: '/asyncapi.json', description: 'The live feed: its frames and events (AsyncAPI)' },
  }
  const texts = {
    '/openapi.json': JSON.stringify(document),
    '/asyncapi.json': JSON.stringify(asyncApiDocument('GYM IT: the live feed')),
  }
  for (const [path, text] of Object.entries(texts)) {
    app.get(path, async (_request, reply) => reply.type('application/json; charset=utf-8').send(text))
  }

  await app.register(helmet, pagePolicy)
  await app.register(swagger, {
    mode: 'static',
    // The document is OpenAPI 3.1 by construction; its type in contracts is plain JSON.
    specification: { document: document as unknown as StaticDocumentSpec['document'] },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'GYM IT: the API' },
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', deepLinking: true, validatorUrl: null },
  })
}
