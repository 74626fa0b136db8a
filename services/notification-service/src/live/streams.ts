import type { ServerResponse } from 'node:http'
import {
  AppError,
  type CloseCode,
  closeReasons,
  IdParams,
  type ServerFrame,
  tournamentStreamPath,
  tournamentTopic,
} from '@gym-it/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { LiveClient } from './client.ts'
import type { ConnectionCount } from './limits.ts'
import type { Postman } from './outbox.ts'
import { forget, type Live } from './protocol.ts'
import { findTopic } from './topics.ts'
import type { RequireVisible } from './visibility.ts'

const StreamQuery = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
})
/** What a client waits before it connects again. */
const retryMs = 2_000
const heartbeat = Buffer.from(':\n\n')

/** A frame as a stream carries it; null for those that say nothing there. */
function encode(frame: ServerFrame): Buffer | null {
  // An id without data is remembered and not shown: who reconnects before the first event resumes from here.
  if (frame.type === 'subscribed') return Buffer.from(`retry: ${retryMs}\nid: ${frame.seq}\n\n`)
  return frame.type === 'reset' ? Buffer.from(`event: reset\ndata: ${JSON.stringify(frame)}\n\n`) : null
}

/** The last event that the client has seen: EventSource's header, or `?after=`. @throws AppError INPUT_INVALID */
function lastSeen(request: FastifyRequest): number | undefined {
  const header = request.headers['last-event-id']
  // The schema has checked it.
  if (header === undefined || header === '') return (request.query as Static<typeof StreamQuery>).after
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header)
  throw new AppError('INPUT_INVALID', 'Last-Event-ID must be an id that this stream gave.')
}

class StreamClient extends LiveClient {
  readonly form = 'streamed'
  readonly #response: ServerResponse
  readonly #live: Live

  constructor(response: ServerResponse, live: Live, postman: Postman) {
    super(response, postman, live.limits.waitingBytes)
    this.#response = response
    this.#live = live
  }

  send(frame: ServerFrame): void {
    const bytes = encode(frame)
    if (bytes) this.outbox.push(bytes)
  }

  close(code: CloseCode): void {
    this.outbox.push(Buffer.from(`event: closed\ndata: ${JSON.stringify({ code, reason: closeReasons[code] })}\n\n`))
    this.outbox.flush()
    this.outbox.close()
    forget(this, this.#live)
    if (this.outbox.isBlocked) this.#response.destroy()
    else this.#response.end()
  }
}

/** `GET /tournaments/:id/stream`: a tournament's events for whatever cannot hold a socket. */
export function serveStreams(
  app: FastifyInstance,
  live: Live,
  count: ConnectionCount,
  postman: Postman,
  requireVisible: RequireVisible,
): void {
  const { limits, signIns, feeds } = live
  const open = new Set<LiveClient>()

  /** A spectator whose token is not good any more still sees what anyone may see. */
  const signIn = (client: LiveClient, token: string | undefined) => {
    try {
      if (token !== undefined) signIns.signIn(client, token)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }

  app.get(
    tournamentStreamPath,
    { exposeHeadRoute: false, schema: { params: IdParams, querystring: StreamQuery } },
    async (request, reply) => {
      const { id } = request.params as Static<typeof IdParams>
      const { authorization } = request.headers
      const after = lastSeen(request)
      await requireVisible(id, authorization)
      const topic = findTopic(tournamentTopic(id), null)
      if (topic === null || topic === 'sign-in')
        throw new AppError('TOURNAMENT_UNKNOWN', 'There is no such tournament.')
      const leave = count.admit(request.ip)
      reply.hijack()
      const response = reply.raw
      const client = new StreamClient(response, live, postman)
      response.on('close', () => {
        open.delete(client)
        forget(client, live)
        leave()
      })
      response.on('error', error => app.log.debug({ err: error }, 'stream failed'))
      response.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // A connection whose stream was ended is of no use any more, and a service that stops would wait for it.
        connection: 'close',
        // Asks a proxy on the way not to collect what it should pass on.
        'x-accel-buffering': 'no',
      })
      response.flushHeaders()
      if (response.destroyed) return
      open.add(client)
      signIn(client, /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1])
      await Promise.resolve(feeds[topic.producer].subscribe(client, topic, after)).catch(() => client.close(1013))
    },
  )

  const timer = setInterval(() => {
    for (const client of open) client.outbox.push(heartbeat)
  }, limits.heartbeatSeconds * 1000)
  timer.unref()
  app.addHook('preClose', async () => {
    clearInterval(timer)
    for (const client of open) client.close(1001)
  })
}
