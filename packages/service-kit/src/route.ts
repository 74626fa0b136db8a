import {
  AppError,
  apiBase,
  type BodyOf,
  type EventClient,
  type Operation,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
} from '@gym-it/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { Actor, ActorOf, Gatekeeper, ServiceActor } from './actor.ts'
import type { Change, Work } from './change.ts'

/** What a handler gets: checked input, the caller, and the one way to change state. */
export interface Call<O extends Operation> {
  readonly params: ParamsOf<O>
  readonly query: QueryOf<O>
  readonly body: BodyOf<O>
  readonly actor: ActorOf<O>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /**
   * Runs a change in the name of the caller. What it resolves to is the answer: a retry with the same Idempotency-Key
   * gets it without meeting the handler again, unless the operation's answer is a secret.
   */
  change<T>(work: Work<T>): Promise<T>
}

export type Handler<O extends Operation> = (call: Call<O>) => Promise<ReplyOf<O>>
export type Route = <O extends Operation>(operation: O, handler: Handler<O>) => void

const longestKey = 200

/** What the request's retries are recognised by; undefined where there is nothing to repeat, or nothing may be kept. */
function idempotencyKey({ method, secretAnswer }: Operation, request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length === 0 || key.length > longestKey) {
    throw new AppError('INPUT_INVALID', `Idempotency-Key must be between 1 and ${longestKey} characters long.`)
  }
  return method === 'GET' || secretAnswer ? undefined : key
}

/** The version that an `If-Match` header names, or undefined without one. @throws AppError INPUT_INVALID */
export function expectedVersion(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"(\d{1,10})"$/.exec(header)?.[1]
  if (version === undefined)
    throw new AppError('INPUT_INVALID', 'If-Match must be an ETag that this system gave, such as "3".')
  return Number(version)
}

/** @throws AppError VERSION_STALE when somebody changed the thing since the caller read it. */
export function requireVersion(expected: number | undefined, actual: number): void {
  if (expected !== undefined && expected !== actual) {
    throw new AppError('VERSION_STALE', 'Somebody changed this in the meantime. Load it again and repeat the change.')
  }
}

/** Names the version of what is answered; a reader who has it already gets 304 from `createRoute`. */
export function setVersion(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`)
}

/** Points to the next page of a list: the same question, after `cursor`. `path` is relative to the base path. */
export function setNextPage(reply: FastifyReply, path: string, query: object, cursor: number): void {
  const parameters = Object.entries({ ...query, cursor }).map(([name, value]): [string, string] => [
    name,
    String(value),
  ])
  reply.header('link', `<${apiBase}${path}?${new URLSearchParams(parameters)}>; rel="next"`)
}

const longestAgent = 300

/** From where a person, or somebody who is not signed in, asks; null for a service. */
const clientOf = (request: FastifyRequest): EventClient | null =>
  request.actor !== null && 'service' in request.actor
    ? null
    : { address: request.ip, user_agent: request.headers['user-agent']?.slice(0, longestAgent) ?? null }

/** Bodies come as bytes, whatever their type is said to be: who takes them looks at what they are. */
function takeBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** Registers operations of the contract: path, schemas, access check and status all come from the declaration. */
export function createRoute(app: FastifyInstance, gatekeeper: Gatekeeper, change: Change): Route {
  return (operation, handler) => {
    const { method, params, query, body, success } = operation
    // What is told to one person, or is a token: no cache on the way may keep it.
    const isForOneAlone = operation.access !== 'public' || method !== 'GET'
    const options: RouteOptions = {
      method,
      url: `${apiBase}${operation.path}`,
      schema: {
        ...(params ? { params } : {}),
        ...(query ? { querystring: query } : {}),
        ...(body ? { body } : {}),
      },
      // Before the body is read: strangers cannot make the service parse a megabyte.
      onRequest: async (request, reply) => {
        if (isForOneAlone) reply.header('cache-control', 'no-store')
        request.actor = await gatekeeper.admit(operation, request)
      },
      handler: async (request, reply) => {
        const origin = {
          actor_id: request.actor?.id ?? null,
          request_id: request.id,
          client: clientOf(request),
          idempotency_key: idempotencyKey(operation, request),
          request: [method, request.url, request.body],
        }
        // Before the handler: its checks meet what the first attempt has changed, such as a password or a spent link.
        const earlier = await change.earlierAnswer(origin)
        if (earlier !== undefined) return reply.code(success.status).send(earlier)
        // The schemas above have checked what the types say.
        const call = {
          params: request.params,
          query: request.query,
          body: request.body,
          actor: request.actor,
          request,
          reply,
          change: <T>(work: Work<T>) => change(origin, work),
        } as unknown as Call<typeof operation>
        const answer = await handler(call)
        const etag = reply.getHeader('etag')
        if (etag !== undefined && request.headers['if-none-match'] === etag) return reply.code(304).send('')
        if (success.type) reply.type(success.type)
        return reply.code(success.status).send(answer)
      },
    }
    if (operation.upload) {
      void app.register(async scope => {
        takeBytes(scope)
        scope.route(options)
      })
    } else app.route(options)
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | ServiceActor | null
  }
}
