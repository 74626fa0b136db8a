import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { BodyOf, Operation, ReplyOf } from '@gym-it/contracts'
import { askOf, assertShape, type CallOptions, type Exchanged, send } from '@gym-it/service-kit/testing'

/** A client that does not give up: it repeats each request until that is acknowledged. */
export interface Insisting {
  /** @throws Error when a request is refused for another reason than that something is away. */
  ask<O extends Operation>(operation: O, options: CallOptions<BodyOf<O>>, key?: string): Promise<ReplyOf<O>>
}

export interface InsistingOptions {
  readonly gateway: string
  readonly as: { readonly token: string }
  /** Hears that a write is on its way. */
  readonly onWrite: () => void
  /** Hears what came instead of an acknowledgement. */
  readonly onRetry: (answer: string) => void
  readonly signal: AbortSignal
}

const pauseMs = 150

/** With the same Idempotency-Key each time, made up unless given: however often it is sent, it takes effect once. */
export function openInsisting({ gateway, as, onWrite, onRetry, signal }: InsistingOptions): Insisting {
  return {
    async ask(operation, options, key = randomUUID()) {
      const isWrite = operation.method !== 'GET'
      const headers: Record<string, string> = isWrite ? { 'idempotency-key': key } : {}
      const ask = askOf(operation, { ...options, as, headers })
      for (;;) {
        signal.throwIfAborted()
        if (isWrite) onWrite()
        const answer = await send(gateway, ask).catch((error): Exchanged | string => String(error))
        if (typeof answer !== 'string' && answer.status === operation.success.status) {
          const body: unknown = JSON.parse(answer.text)
          assertShape(operation.success.schema, body, `the answer of ${operation.id}`)
          // What the schema has just promised.
          return body as ReplyOf<typeof operation>
        }
        onRetry(typeof answer === 'string' ? answer : String(answer.status))
        if (typeof answer !== 'string' && answer.status < 500) {
          throw new Error(`${operation.id} was refused with ${answer.status}: ${answer.text}`)
        }
        await delay(pauseMs)
      }
    },
  }
}
