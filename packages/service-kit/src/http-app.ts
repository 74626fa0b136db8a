import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { isMainThread } from 'node:worker_threads'
import { AppError, apiBase, type ServiceName } from '@gym-it/contracts'
import Fastify, { type FastifyHttpOptions, type FastifyInstance, LogController } from 'fastify'
import { answerBrokenRequests } from './broken-request.ts'
import { trustProxies } from './client-address.ts'
import { loggable } from './loggable.ts'
import { type Metrics, measureRequests, metricsRoute } from './metrics.ts'
import { answerErrors, presentable, sendProblem } from './problem.ts'
import { validateBySchema } from './validation.ts'

const bodyLimitBytes = 1_048_576
const handlerTimeoutMs = 10_000
/** From the first byte of a request to the end of its head, and to the end of its body. */
const headTimeoutMs = 15_000
const requestTimeoutMs = 30_000
/** Longer than a proxy keeps its side open, so that it never writes into a connection that is just being closed. */
const keepAliveTimeoutMs = 65_000
const acceptableId = /^[\w.:-]{1,100}$/
const alias = /^\/api(?=\/(?!v\d))/

/** `/api/…` is an alias of the newest stable version, on every port. */
export const canonicalUrl = (url: string) => url.replace(alias, apiBase)

export interface HttpAppOptions {
  readonly name: ServiceName
  readonly logLevel: string
  /** From where it is believed what it says of the client, so that `request.ip` is the client's; nowhere by default. */
  readonly trustedProxies?: string
  /** Where the measurements are shown; `GET /metrics` by default. */
  readonly showMetrics?: (app: FastifyInstance, metrics: Metrics) => void
}

/**
 * A Fastify instance with what all five services share: request ids, limits, JSON rules, errors, metrics.
 * @throws ConfigurationError when `trustedProxies` names no networks
 */
export function createHttpApp(given: HttpAppOptions): FastifyInstance {
  const { name, logLevel, trustedProxies = '', showMetrics = metricsRoute } = given
  const options: FastifyHttpOptions<Server> = {
    logger: {
      level: logLevel,
      // A worker thread's own stdout, which the local stack keeps in a file; pino alone would write past it.
      ...(isMainThread ? {} : { stream: process.stdout }),
      base: { service: name },
      serializers: { err: loggable.error },
    },
    trustProxy: trustProxies(trustedProxies),
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
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    http: { headersTimeout: headTimeoutMs, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    return503OnClosing: true,
    clientErrorHandler: answerBrokenRequests,
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
  showMetrics(app, measureRequests(app, name))
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
  })
  app.addHook('onResponse', async (request, reply) => {
    const path = loggable.path(request.url)
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method: request.method, path, status: reply.statusCode, ms }, 'answered')
  })
  app.get('/healthz', async () => ({ status: 'ok', service: name }))
  return app
}
