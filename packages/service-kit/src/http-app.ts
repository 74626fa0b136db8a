import { randomUUID } from 'node:crypto'
import { isMainThread } from 'node:worker_threads'
import { AppError, apiBase, type ServiceName } from '@gym-it/contracts'
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { measureRequests } from './metrics.ts'
import { answerErrors, presentable, sendProblem } from './problem.ts'
import { validateBySchema } from './validation.ts'

const bodyLimitBytes = 1_048_576
const handlerTimeoutMs = 10_000
const acceptableId = /^[\w.:-]{1,100}$/
const alias = /^\/api(?=\/(?!v\d))/

/** `/api/…` is an alias of the newest stable version, on every port. */
export const canonicalUrl = (url: string) => url.replace(alias, apiBase)

export interface HttpAppOptions {
  readonly name: ServiceName
  readonly logLevel: string
}

/** A Fastify instance with what all five services share: request ids, limits, JSON rules, errors, metrics. */
export function createHttpApp({ name, logLevel }: HttpAppOptions): FastifyInstance {
  const options: FastifyServerOptions = {
    logger: {
      level: logLevel,
      // A worker thread's own stdout, which the local stack keeps in a file; pino alone would write past it.
      ...(isMainThread ? {} : { stream: process.stdout }),
      base: { service: name },
    },
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: request => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && acceptableId.test(given) ? given : randomUUID()
    },
    rewriteUrl: request => canonicalUrl(request.url ?? '/'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    bodyLimit: bodyLimitBytes,
    handlerTimeout: handlerTimeoutMs,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => {
      sendProblem(
        request,
        reply,
        presentable(error) ?? new AppError('BODY_MALFORMED', 'The request could not be read.'),
      )
    },
  }
  const app: FastifyInstance = Fastify(options)
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Clients of the earlier system name the type of a body that they do not send.
    if (body.length === 0) done(null, undefined)
    else parseJson(request, body as string, done)
  })
  validateBySchema(app)
  answerErrors(app)
  measureRequests(app, name)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const path = request.url.split('?')[0]
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method: request.method, path, status: reply.statusCode, ms }, 'answered')
  })
  app.get('/healthz', async () => ({ status: 'ok', service: name }))
  return app
}
