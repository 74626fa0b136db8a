import type { BodyOf, Operation, ParamsOf, QueryOf, ReplyOf } from '@gym-it/contracts'
import { fillPath, queryString } from './paths.ts'
import { offlineProblem, readProblem } from './problem.ts'

type Given<Name extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [K in Name]: Value }

/** What an operation takes: its `params` and `body` where it has them, and any part of its `query`. */
export type InputOf<O extends Operation> = Given<'params', ParamsOf<O>> &
  Given<'body', BodyOf<O>> & { readonly query?: Partial<NonNullable<QueryOf<O>>>; readonly signal?: AbortSignal }

export interface Credentials {
  readonly token?: string | undefined
  readonly idempotencyKey?: string | undefined
  readonly version?: number | undefined
  /** How long an answer may take to begin, in milliseconds: a network that only swallows requests is none. */
  readonly patienceMs?: number | undefined
}

/** Follows the caller's signal, and aborts by itself unless `end` is called in time. */
function patient(signal: AbortSignal | undefined, patienceMs: number) {
  const asking = new AbortController()
  const stop = () => asking.abort(signal?.reason)
  const timer = setTimeout(stop, patienceMs)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  return { signal: asking.signal, end: () => clearTimeout(timer) }
}

/**
 * One request, as it is: no renewal, no retry. `base` is such as `https://gym.example/api/v1`. Throws an ApiProblem for
 * every answer that is not a success, and where none begins in time.
 */
export async function requestAt<O extends Operation>(
  base: string,
  operation: O,
  input: InputOf<O>,
  { token, idempotencyKey, version, patienceMs }: Credentials = {},
): Promise<ReplyOf<O>> {
  // The parts exist or not by the operation's type, which the generic code below cannot see.
  const { params, body, query, signal } = input as {
    params?: Record<string, unknown>
    body?: unknown
    query?: Record<string, unknown>
    signal?: AbortSignal
  }
  const isBytes = body instanceof Uint8Array
  const patience = patienceMs === undefined ? undefined : patient(signal, patienceMs)
  const stopping = patience?.signal ?? signal
  const response = await fetch(`${base}${fillPath(operation.path, params)}${queryString(query)}`, {
    method: operation.method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    ...(stopping === undefined ? {} : { signal: stopping }),
  })
    .catch((error: unknown) => {
      throw signal?.aborted ? error : offlineProblem()
    })
    .finally(() => patience?.end())
  if (!response.ok) throw await readProblem(response)
  // The contract is shared with the server, which checks its replies against it; the client trusts it.
  return (operation.success.type ? new Uint8Array(await response.arrayBuffer()) : await response.json()) as ReplyOf<O>
}
