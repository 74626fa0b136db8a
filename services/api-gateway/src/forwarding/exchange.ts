import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { type Duplex, pipeline, type Readable, type Writable } from 'node:stream'
import { AppError } from '@gym-it/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Dispatcher, errors } from 'undici'
import { announcedBody, countedBody } from './body.ts'
import { compressionFor } from './compression.ts'
import { connectTimeoutMs } from './connect.ts'
import { type Forwarding, headersForClient, headersForService } from './headers.ts'
import type { Instance, Instances } from './instances.ts'

/** What happens when the service agrees to speak another protocol from here on. */
export type OnUpgrade = (theirs: Duplex, headers: IncomingHttpHeaders) => void

/** No further replica is tried after this, so that the client hears within a second that none is there. */
const lastTryAfterMs = 800 - connectTimeoutMs
const methodsSafeToRepeat = new Set(['GET', 'HEAD', 'OPTIONS'])

const unavailable = () =>
  new AppError('UNAVAILABLE', 'This part of the system cannot be reached at the moment. Try again shortly.')
const isMalformed = (error: Error) => error instanceof errors.InvalidArgumentError
const isBrokenConnection = (error: Error) =>
  error instanceof errors.SocketError || ['ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '')

function failureOf(error: Error): AppError {
  if (error instanceof AppError) return error
  return isMalformed(error) ? new AppError('BODY_MALFORMED', 'The request could not be read.') : unavailable()
}

/**
 * One request on its way to a service and its answer on the way back: undici calls the `on…` methods. It writes to the
 * client's response directly, which is why the gateway is quick (docs/decisions/0006-gateway-forwarding.md); until the
 * service's answer begins, Fastify still owns the reply, and its errors and its timeout apply.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #instances: Instances
  readonly #request: FastifyRequest
  readonly #reply: FastifyReply
  readonly #onUpgrade: OnUpgrade | undefined
  readonly #client: IncomingMessage
  readonly #answer: ServerResponse
  /** Where the answer's body goes: to the client, or first through what makes it smaller. */
  #body: Writable
  readonly #startedAt = performance.now()
  readonly #tried = new Set<Instance>()
  readonly #options: Dispatcher.DispatchOptions
  readonly #hasBody: boolean
  #instance: Instance | undefined
  #controller: Dispatcher.DispatchController | null = null
  #isRepeated = false
  #isOver = false

  /** @throws AppError BODY_TOO_LARGE when the client announces more than the limit */
  constructor(
    instances: Instances,
    request: FastifyRequest,
    reply: FastifyReply,
    forwarding: Forwarding & { readonly onUpgrade?: OnUpgrade },
  ) {
    this.#instances = instances
    this.#request = request
    this.#reply = reply
    this.#onUpgrade = forwarding.onUpgrade
    this.#client = request.raw
    this.#answer = reply.raw
    this.#body = reply.raw
    const body = announcedBody(request.raw)
    const headers = headersForService(request.raw, request.id, forwarding)
    if (body?.length) headers.push('content-length', body.length)
    this.#hasBody = body !== null
    this.#options = {
      path: request.raw.url ?? '/',
      method: request.method as Dispatcher.HttpMethod,
      headers,
      ...(forwarding.onUpgrade ? { upgrade: 'websocket' } : {}),
    }
  }

  /** Sends the request to the next replica. */
  start(): void {
    this.#answer.on('close', () => this.#clientLeft())
    this.#attempt()
  }

  #attempt(): void {
    const instance = this.#instances.next(this.#tried)
    if (!instance) {
      this.#fail(unavailable())
      return
    }
    this.#instance = instance
    this.#tried.add(instance)
    this.#controller = null
    // Each attempt has its own reader of the body; one that was never started has taken nothing of it.
    // (undici takes any async iterable, but its types name streams only.)
    if (this.#hasBody) this.#options.body = countedBody(this.#client) as unknown as Readable
    instance.pool.dispatch(this.#options, this)
  }

  #clientLeft(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#controller?.abort(new Error('the client left'))
  }

  #fail(error: AppError): void {
    if (this.#isOver) return
    this.#isOver = true
    // Half an answer must not look like a whole one.
    if (this.#answer.headersSent) this.#answer.destroy()
    else if (!this.#reply.sent) {
      // What the client still sends is read and forgotten; its connection would otherwise stand still.
      this.#client.resume()
      this.#reply.send(error)
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isOver) controller.abort(new Error('the client left'))
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return
    if (this.#isOver || this.#reply.sent) {
      controller.abort(new Error('already answered'))
      return
    }
    this.#reply.hijack()
    const compression = compressionFor(this.#client, headers)
    this.#answer.writeHead(status, headersForClient(compression?.headers ?? headers, this.#reply.getHeaders()))
    if (!compression) return
    const smaller = compression.open()
    this.#body = smaller
    // Either end takes the other along; there is nobody left to tell.
    pipeline(smaller, this.#answer, () => {})
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#body.write(chunk)) return
    controller.pause()
    this.#body.once('drain', () => controller.resume())
  }

  onResponseEnd(): void {
    this.#isOver = true
    this.#client.resume()
    this.#body.end()
  }

  onRequestUpgrade(
    _controller: Dispatcher.DispatchController,
    _status: number,
    headers: IncomingHttpHeaders,
    theirs: Duplex,
  ) {
    if (this.#isOver || this.#reply.sent) {
      theirs.destroy()
      return
    }
    this.#isOver = true
    this.#reply.hijack()
    this.#onUpgrade?.(theirs, headers)
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#isOver) return
    if (this.#mayTryAgain(error)) {
      this.#attempt()
      return
    }
    if (!(error instanceof AppError)) this.#request.log.warn({ err: error }, 'not forwarded')
    this.#fail(failureOf(error))
  }

  #mayTryAgain(error: Error): boolean {
    if (error instanceof AppError || isMalformed(error) || this.#answer.headersSent) return false
    if (this.#controller === null) {
      // Nobody took the request, so that it is safe to offer it to the next replica whatever it asks for.
      this.#instance?.rest()
      return performance.now() - this.#startedAt < lastTryAfterMs
    }
    // Most often a kept-alive connection that the service closed at this very moment.
    const isSafe = !this.#hasBody && methodsSafeToRepeat.has(this.#request.method)
    if (this.#isRepeated || !isSafe || !isBrokenConnection(error)) return false
    this.#isRepeated = true
    this.#tried.clear()
    return true
  }
}
