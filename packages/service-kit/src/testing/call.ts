import assert from 'node:assert/strict'
import {
  apiBase,
  type BodyOf,
  type ErrorCode,
  errorTable,
  type Operation,
  Problem,
  type ReplyOf,
} from '@gym-it/contracts'
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { assertShape } from './shape.ts'

/** An app in this process, or the address of a running one. */
export type Target = FastifyInstance | string

/** A request as it goes over the wire. */
export interface Ask {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is. */
  readonly text?: string
}

export interface Exchanged {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

const deadlineMs = 30_000

/** Sends one request, to the app without a socket or to the address. */
export async function send(target: Target, { method, path, headers = {}, text }: Ask): Promise<Exchanged> {
  if (typeof target !== 'string') {
    const reply = await target.inject({
      method: method as 'GET',
      url: path,
      headers: { ...headers },
      ...(text === undefined ? {} : { payload: text }),
    })
    const shown = Object.entries(reply.headers).map(([name, value]) => [name, String(value)])
    return { status: reply.statusCode, headers: Object.fromEntries(shown), text: reply.body }
  }
  const signal = AbortSignal.timeout(deadlineMs)
  const reply = await fetch(`${target}${path}`, {
    method,
    headers,
    signal,
    ...(text === undefined ? {} : { body: text }),
  })
  return { status: reply.status, headers: Object.fromEntries(reply.headers), text: await reply.text() }
}

export interface CallOptions<Body = unknown> {
  readonly params?: Readonly<Record<string, number | string>>
  readonly query?: Readonly<Record<string, number | string | boolean>>
  readonly body?: Body
  /** The caller's access token, or somebody who has one. */
  readonly as?: string | { readonly token: string }
  readonly headers?: Readonly<Record<string, string>>
  /** `/api` for clients of the earlier system. */
  readonly base?: string
}

/** The request that a call of this operation makes. */
export function askOf(operation: Operation, options: CallOptions): Ask {
  const { params = {}, query = {}, body, as, headers = {}, base = apiBase } = options
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    assert.ok(value !== undefined, `${operation.id} needs the parameter ${name}`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const token = typeof as === 'object' ? as.token : as
  return {
    method: operation.method,
    path: `${base}${path}${search.size > 0 ? `?${search}` : ''}`,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { text: JSON.stringify(body) }),
  }
}

export interface Answer<Body> {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
}

/** Calls an operation that must succeed; the reply is checked against the operation's schema. */
export async function call<O extends Operation>(
  target: Target,
  operation: O,
  options: CallOptions<BodyOf<O>> = {},
): Promise<Answer<ReplyOf<O>>> {
  const { status, headers, text } = await send(target, askOf(operation, options))
  assert.equal(status, operation.success.status, `${operation.id} answered ${status}: ${text.slice(0, 500)}`)
  const body: unknown = JSON.parse(text)
  assertShape(operation.success.schema, body, `the answer of ${operation.id}`)
  // What the schema has just promised.
  return { status, headers, body: body as ReplyOf<O> }
}

/** The problem that an answer holds. @throws AssertionError when it is no proper problem+json */
export function problemOf({ status, headers, text }: Exchanged, what: string): Static<typeof Problem> {
  assert.match(
    headers['content-type'] ?? '',
    /^application\/problem\+json/,
    `${what} answered ${status}: ${text.slice(0, 500)}`,
  )
  const problem = JSON.parse(text) as Static<typeof Problem>
  assertShape(Problem, problem, `the problem of ${what}`)
  assert.equal(problem.status, status, `the problem of ${what} names another status`)
  assert.equal(errorTable[problem.code].status, status, `${problem.code} of ${what} came with another status`)
  assert.equal(headers['x-request-id'], problem.request_id)
  if (status === 503 || status === 429) assert.match(headers['retry-after'] ?? '', /^\d+$/)
  return problem
}

/** Calls an operation that must be refused with this code; answers the problem. */
export async function refusal(
  target: Target,
  operation: Operation,
  code: ErrorCode,
  options: CallOptions = {},
): Promise<Static<typeof Problem>> {
  const exchanged = await send(target, askOf(operation, options))
  const problem = problemOf(exchanged, operation.id)
  assert.equal(problem.code, code, `${operation.id}: ${exchanged.text}`)
  return problem
}
