import { createHmac } from 'node:crypto'
import { AppError } from '@gym-it/contracts'
import type { Bus, Doorbell } from './bus.ts'
import type { Queryable, Sql, Transaction } from './database.ts'
import {
  type AppendedEvents,
  appendEvents,
  type EventOrigin,
  forgetClientsOf,
  type NewEvent,
  nothingAppended,
} from './event-log.ts'

/** Who asks for a change, and how its retries are recognised. */
export interface ChangeOrigin extends EventOrigin {
  readonly idempotency_key?: string | undefined
  /** Everything that makes the request the same request: method, path and body. */
  readonly request?: readonly unknown[] | undefined
}

export type Emit = (event: NewEvent) => void
export type Work<T> = (tx: Transaction, emit: Emit) => Promise<T>

/** The one way to change state. */
export interface Change {
  <T>(origin: ChangeOrigin, work: Work<T>): Promise<T>
  /**
   * What this caller was answered when the same request came before with the same key; undefined when it did not, or
   * without a key. @throws AppError IDEMPOTENCY_KEY_REUSED when the key belongs to another request
   */
  earlierAnswer(origin: ChangeOrigin): Promise<unknown>
}

/** A request that can be told from others: whose it is, under which key, and what makes it the same. */
interface Recognised {
  readonly caller: string
  readonly key: string
  readonly fingerprint: string
}

async function storedAnswer(sql: Queryable, { caller, key, fingerprint }: Recognised): Promise<unknown> {
  const [earlier] = await sql<{ fingerprint: string; answer: string }[]>`
    select fingerprint, answer from idempotency_keys where caller = ${caller} and key = ${key}`
  if (!earlier) return undefined
  if (earlier.fingerprint !== fingerprint) {
    throw new AppError(
      'IDEMPOTENCY_KEY_REUSED',
      'This Idempotency-Key was used for a different request. Use a new one.',
    )
  }
  return JSON.parse(earlier.answer)
}

async function answerBefore(tx: Transaction, request: Recognised): Promise<unknown> {
  // A retry that overtakes its original waits here until that one has committed or rolled back.
  const inserted = await tx`
    insert into idempotency_keys ${tx({ ...request })} on conflict do nothing returning key`
  return inserted.length > 0 ? undefined : storedAnswer(tx, request)
}

/** What rings for these events; few and small ones come along. */
function doorbellFor(service: string, { events, after }: AppendedEvents): Doorbell {
  const isLittle = events.every(({ data }) => data !== null)
  return isLittle && after !== null ? { service, told: { after, events: JSON.stringify(events) } } : { service }
}

/**
 * The one way to change state: runs `work` in a transaction, appends the events it emits in the same transaction,
 * replays the first answer to a retry that carries the same Idempotency-Key, and rings the doorbell after the commit.
 */
export function createChange(sql: Sql, bus: Bus, service: string, secret: string): Change {
  // Keyed: a body may hold a password, which a plain hash in a stolen database would let be guessed.
  const fingerprintOf = (request: unknown) =>
    createHmac('sha256', secret).update(JSON.stringify(request)).digest('base64url')
  const recognised = ({ actor_id, idempotency_key: key, request }: ChangeOrigin): Recognised | null =>
    key === undefined ? null : { caller: String(actor_id ?? 'anonymous'), key, fingerprint: fingerprintOf(request) }
  const run = async <T>(origin: ChangeOrigin, work: Work<T>): Promise<T> => {
    const events: NewEvent[] = []
    let appended = nothingAppended
    const answer = await sql.begin(async tx => {
      const request = recognised(origin)
      const earlier = request && (await answerBefore(tx, request))
      // The same request was answered by the same work.
      if (request && earlier !== undefined) return earlier as Awaited<T>
      const result = await work(tx, event => void events.push(event))
      appended = await appendEvents(tx, events, origin)
      for (const event of events) if (event.type === 'user.deleted') await forgetClientsOf(tx, event.data.id)
      if (request) {
        const { caller, key } = request
        await tx`
          update idempotency_keys set answer = ${JSON.stringify(result)} where caller = ${caller} and key = ${key}`
      }
      return result
    })
    if (appended.events.length > 0) bus.ring(doorbellFor(service, appended))
    // postgres.js widens arrays to "unwrapped promises"; `work` returns plain values.
    return answer as Awaited<T>
  }
  return Object.assign(run, {
    async earlierAnswer(origin: ChangeOrigin) {
      const request = recognised(origin)
      return request ? storedAnswer(sql, request) : undefined
    },
  })
}

/** Forgets answers that no retry will ask for any more. */
export async function forgetOldAnswers(sql: Sql): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '1 day'`
}
