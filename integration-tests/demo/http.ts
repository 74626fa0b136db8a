import { setTimeout as delay } from 'node:timers/promises'
import { apiBase, type BodyOf, type Operation, type ParamsOf, type ReplyOf } from '@gym-it/contracts'

/** An answer that says no; `status` is its HTTP status. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly status: number

  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

interface Ask<O extends Operation> {
  readonly params?: ParamsOf<O>
  readonly body?: BodyOf<O>
}

/** Calls operations of the contract as one person, or as nobody in particular. */
export type Caller = <O extends Operation>(operation: O, ask?: Ask<O>) => Promise<ReplyOf<O>>

/** Speaks to the gateway over HTTP. @throws RefusedError */
export function createCaller(gateway: string, token?: string): Caller {
  return async (operation, { params, body } = {}) => {
    const values = (params ?? {}) as Record<string, unknown>
    const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => String(values[name]))
    const response = await fetch(`${gateway}${apiBase}${path}`, {
      method: operation.method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    })
    const answer = (await response.json()) as { detail?: string }
    if (!response.ok) {
      const detail = answer.detail ?? 'no reason given'
      throw new RefusedError(response.status, `${operation.id} was answered ${response.status}: ${detail}`)
    }
    // The contract says what a success looks like, and the services' own tests hold them to it.
    return answer as ReplyOf<typeof operation>
  }
}

/** Repeats a call while it is refused with `status`, for what reaches another service a moment later; 5 s at most. */
export async function onceItIsKnown<T>(status: number, call: () => Promise<T>): Promise<T> {
  const end = performance.now() + 5_000
  for (;;) {
    try {
      return await call()
    } catch (error) {
      const mayCome = error instanceof RefusedError && error.status === status && performance.now() < end
      if (!mayCome) throw error
    }
    await delay(50)
  }
}
