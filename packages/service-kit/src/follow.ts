import type { DomainEvent, EventType } from '@gym-it/contracts'
import type { Bus, Told } from './bus.ts'
import type { Emit } from './change.ts'
import { isDatabaseAway, type Sql, type Transaction } from './database.ts'
import { appendEmitted, type EmittedEvent, forgetClientsOf } from './event-log.ts'
import { type EventSource, StandstillError } from './event-source.ts'

const pageSize = 500
/** How late an event arrives at worst while the bus is away. */
const pollMs = 2_000
/** What stands still is tried again after `pollMs`, then each time after twice as long, up to this. */
const longestRestMs = 60_000
/** What is wrong is told at once, then each time after twice as long: a neighbour may be away for the night. */
const firstPatienceMs = 60_000
const longestPatienceMs = 3_600_000

export interface Follower {
  /** What it follows for. */
  readonly name: string
  readonly source: EventSource
  readonly types: readonly EventType[] | undefined
  /** How far it is: everything up to `after` is handled, and what is older than `since` is not wanted; null at first. */
  progress(): Promise<Progress | null>
  /** What somebody has to see to before it goes on; null while all is well, or trouble passes by itself. */
  standstill(): string | null
  /** Reads what is there now; resolves when it is handled. Rejects when the source or the database is away. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

interface Progress {
  readonly after: number
  readonly since?: string | undefined
}

/** Handles one page; answers true when more may be waiting. */
type Drain = () => Promise<boolean>

/** Handles events that came with the bell; false when they are to be read instead. */
type Take = (told: Told) => boolean

/**
 * Drains at the start, when the bell of `source` rings, after a lost bus connection, and every two seconds. While it stands
 * still no bell wakes it, and it looks more and more rarely.
 */
function startFollower(
  { bus, source, onError }: FollowOptions,
  drain: Drain,
  take: Take = () => false,
): Pick<Follower, 'catchUp' | 'stop' | 'standstill'> {
  let running: Promise<void> | null = null
  let rung = false
  let stopped = false
  let trouble: { readonly error: unknown; readonly tellAt: number; readonly patienceMs: number } | null = null
  let restMs = 0
  let timer: NodeJS.Timeout | undefined
  const standstill = () => (trouble?.error instanceof StandstillError ? trouble.error.message : null)
  const drainAll = async () => {
    do {
      rung = false
      while (!stopped && (await drain()));
    } while (rung && !stopped)
    trouble = null
    restMs = 0
  }
  const catchUp = () => {
    rung = true
    running ??= drainAll().finally(() => {
      running = null
    })
    return running
  }
  const noteTrouble = (error: unknown) => {
    // Several may have waited for the same look.
    if (error === trouble?.error) return
    const now = performance.now()
    const standsStill = error instanceof StandstillError
    restMs = standsStill ? Math.min(2 * restMs || pollMs, longestRestMs) : 0
    const isNews = standsStill && error.message !== standstill()
    const { tellAt, patienceMs } = (isNews ? null : trouble) ?? { tellAt: now, patienceMs: firstPatienceMs }
    if (now < tellAt) {
      trouble = { error, tellAt, patienceMs }
      return
    }
    onError(error)
    trouble = { error, tellAt: now + patienceMs, patienceMs: Math.min(2 * patienceMs, longestPatienceMs) }
  }
  const lookLater = () => {
    clearTimeout(timer)
    if (stopped) return
    timer = setTimeout(look, restMs || pollMs)
    timer.unref()
  }
  function look(): void {
    if (!stopped) catchUp().catch(noteTrouble).finally(lookLater)
  }
  bus.listen(doorbell => {
    if (doorbell !== null && doorbell.service !== source.service) return
    // What is being read at this moment may hold them already, or what goes before them.
    const isTaken = running === null && !stopped && doorbell?.told !== undefined && take(doorbell.told)
    if (!isTaken && restMs === 0) look()
  })
  look()
  return {
    catchUp,
    standstill,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running?.catch(() => {})
    },
  }
}

export interface FollowOptions {
  readonly bus: Bus
  readonly source: EventSource
  readonly types?: readonly EventType[] | undefined
  readonly onError: (error: unknown) => void
}

/** Handles one event within the transaction that also moves the cursor; may emit events of its own. */
export type HandleEvent = (tx: Transaction, event: DomainEvent, emit: Emit) => Promise<void>

interface DatabaseFollowOptions extends FollowOptions {
  readonly sql: Sql
  readonly service: string
  readonly handle: HandleEvent
  /** The name of the cursor, for a service that follows the same source several times; the source's unless given. */
  readonly cursor?: string | undefined
}

/** An event that its handler cannot take stops its follower: to go on without it would lose it. */
function cannotHandle({ service }: EventSource, { id, type }: DomainEvent, cause: unknown): unknown {
  if (isDatabaseAway(cause)) return cause
  return new StandstillError(`event ${id} (${type}) of ${service} cannot be handled, and nothing after it is`, {
    cause,
  })
}

/**
 * Follows events into this service's database: the handler's writes, the events it emits and the cursor move in one
 * transaction, so each event takes effect once. Replicas take turns on the cursor's row.
 */
export function followIntoDatabase(options: DatabaseFollowOptions): Follower {
  const { sql, source, types, handle, bus, service, cursor: name = source.service } = options
  /** So many go before the event that could not be handled: they are handled without it, not each time with it. */
  let beforeTrouble = 0
  /** Answers how many were handled. */
  const handlePage = async (tx: Transaction, events: readonly DomainEvent[], emitted: EmittedEvent[]) => {
    for (const [index, event] of events.entries()) {
      // What is emitted is appended at the end of the page, and what was said of this person has to be there by now:
      // the handler may erase it.
      if (event.type === 'user.deleted' && emitted.length > 0) return index
      const origin = { actor_id: event.actor_id, request_id: event.request_id }
      try {
        await handle(tx, event, one => void emitted.push({ event: one, origin }))
      } catch (error) {
        beforeTrouble = index
        throw cannotHandle(source, event, error)
      }
      if (event.type === 'user.deleted') await forgetClientsOf(tx, event.data.id)
    }
    return events.length
  }
  const drainPage = async (limit: number) => {
    const emitted: EmittedEvent[] = []
    const goesOn = await sql.begin(async tx => {
      await tx`insert into cursors (source, position) values (${name}, 0) on conflict do nothing`
      const [cursor] = await tx<{ position: number }[]>`
        select position from cursors where source = ${name} for update`
      const { events, isMore } = await source.read({ after: cursor?.position ?? 0, types, limit }, tx)
      const handled = await handlePage(tx, events, emitted)
      await appendEmitted(tx, emitted)
      const last = events[handled - 1]
      if (last) await tx`update cursors set position = ${last.id} where source = ${name}`
      return handled < events.length || isMore
    })
    if (emitted.length > 0) bus.ring({ service })
    return goesOn
  }
  const drain: Drain = async () => {
    const limit = beforeTrouble || pageSize
    beforeTrouble = 0
    try {
      return await drainPage(limit)
    } catch (error) {
      if (beforeTrouble > 0) return true
      throw error
    }
  }
  return {
    ...{ name: options.cursor ?? 'main', source, types },
    async progress() {
      const [row] = await sql<{ position: number }[]>`select position from cursors where source = ${name}`
      return { after: row?.position ?? 0 }
    },
    ...startFollower(options, drain),
  }
}

/**
 * Follows events in memory, for what every replica needs: revocations, the live feed. `start` gives the id after which
 * to begin, and is asked again until it answers. Who follows all types need not ask for events that came with the bell
 * if they are the next ones of this log: those after the event that was handled last.
 */
export function followInMemory(
  options: FollowOptions & {
    readonly name?: string
    readonly start: () => Promise<Progress>
    readonly handle: (event: DomainEvent) => void
  },
): Follower {
  let position: Progress | null = null
  /** Of the event that was handled last. */
  let hash: string | undefined
  const handleNext = (event: DomainEvent) => {
    try {
      options.handle(event)
    } catch (error) {
      throw cannotHandle(options.source, event, error)
    }
    position = { after: event.id }
    hash = event.hash
  }
  const drain: Drain = async () => {
    position ??= { ...(await options.start()) }
    const { events, isMore } = await options.source.read({ ...position, types: options.types, limit: pageSize })
    for (const event of events) handleNext(event)
    return isMore
  }
  const { name = 'in memory', source, types } = options
  const take: Take = ({ after, events }) => {
    if (types !== undefined || after !== hash) return false
    try {
      // Told in this process, by the service that appended them.
      for (const event of JSON.parse(events) as DomainEvent[]) handleNext(event)
      return true
    } catch {
      // Reading it again tells what is wrong.
      return false
    }
  }
  return { name, source, types, progress: async () => position, ...startFollower(options, drain, take) }
}
