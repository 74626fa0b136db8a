import { existsSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import statics from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { embeddedPagePolicy, pagePolicy } from '../page-policy.ts'
import { notBuiltPage } from './not-built-page.ts'

const otherParts = new Set(['api', 'ws', 'docs', 'openapi.json', 'healthz', 'readyz', 'metrics', 'internal'])
const yearSeconds = 31_536_000

const isNavigation = (request: FastifyRequest) => request.headers.accept?.includes('text/html') === true
const isFile = (path: string) => (path.split('/').at(-1) ?? '').includes('.')

/** The built web UI: its files, and its one page for every address that a person may open in it. */
export async function webRoutes(
  app: FastifyInstance,
  { WEB_DIST: root, PUBLIC_URL }: Pick<Config, 'WEB_DIST' | 'PUBLIC_URL'>,
): Promise<void> {
  await app.register(helmet, pagePolicy)
  await app.register(statics, {
    root,
    serve: false,
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    suppressWarning: true,
  })

  const sendPage = (reply: FastifyReply) => {
    reply.header('cache-control', 'no-cache')
    // Looked for at each visit, because the UI may be built while the gateway runs.
    if (existsSync(join(root, 'index.html'))) return reply.sendFile('index.html')
    return reply.code(503).type('text/html; charset=utf-8').send(notBuiltPage)
  }

  // Asked by a page that was opened on this machine itself, so that what it shares leads others here.
  app.get('/public-address.json', (_request, reply) => {
    reply.header('cache-control', 'no-cache')
    return { address: PUBLIC_URL?.replace(/\/$/, '') ?? null }
  })
  app.get('/embed/tournaments/:id(^\\d+$)', { helmet: embeddedPagePolicy }, (request, reply) =>
    isNavigation(request) ? sendPage(reply) : reply.callNotFound(),
  )
  app.get('/*', (request, reply) => {
    const path = (request.params as { '*': string })['*']
    if (otherParts.has(path.split('/')[0] ?? '')) return reply.callNotFound()
    if (path === '' || path === 'index.html') return sendPage(reply)
    if (isFile(path)) {
      // The build puts a hash of the content into the names under assets/.
      const isHashed = path.startsWith('assets/')
      reply.header('cache-control', isHashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache')
      return reply.sendFile(path)
    }
    return isNavigation(request) ? sendPage(reply) : reply.callNotFound()
  })
}
