import type { FollowerHealth, OutboxHealth, ServiceHealth, ServiceName } from '@gym-it/contracts'
import type { Bus } from './bus.ts'
import type { Sql } from './database.ts'
import { databaseAway, databaseHealth } from './database-health.ts'
import type { Follower } from './follow.ts'
import { running } from './running.ts'

/** What a service says of itself: its parts are added as they are opened. */
export interface Health {
  watch(follower: Follower): void
  /** `read` is asked each time; it may reject. */
  watchOutbox(read: () => Promise<OutboxHealth>): void
  /** Looks at everything, at most once a second. Never rejects, and takes no longer than three seconds. */
  look(): Promise<ServiceHealth>
}

const patienceMs = 1_500
/** Within so long all who ask share one look: it asks every neighbour. */
const freshMs = 1_000

/** The answer, or `fallback` when it fails or is late. */
async function inTime<T>(answer: Promise<T>, fallback: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>(resolve => {
    timer = setTimeout(resolve, patienceMs, fallback)
  })
  try {
    return await Promise.race([answer.catch(() => fallback), late])
  } finally {
    clearTimeout(timer)
  }
}

async function healthOfFollower({ name, source, types, progress, standstill }: Follower): Promise<FollowerHealth> {
  const about = { name, source: source.service, standstill: standstill() }
  const unknown = { ...about, position: null, events_behind: null, seconds_behind: null }
  const progressed = await inTime(progress(), null)
  if (progressed === null) return unknown
  const { after: position, since } = progressed
  const behind = await inTime(source.behind({ after: position, types, since }), null)
  if (behind === null) return { ...unknown, position }
  const { events: events_behind, oldest_at } = behind
  const seconds_behind = oldest_at === null ? 0 : Math.max(0, (Date.now() - Date.parse(oldest_at)) / 1000)
  return { ...unknown, position, events_behind, seconds_behind }
}

/** Watches the parts of a service. */
export function openHealth(
  service: ServiceName,
  { sql, bus, migrations }: { sql: Sql; bus: Bus; migrations: URL },
): Health {
  const followers: Follower[] = []
  const outboxes: (() => Promise<OutboxHealth>)[] = []
  let last: { readonly at: number; readonly answer: Promise<ServiceHealth> } | null = null
  const lookNow = async (): Promise<ServiceHealth> => {
    const [database, followed, waiting] = await Promise.all([
      inTime(databaseHealth(sql, migrations), databaseAway(sql)),
      Promise.all(followers.map(healthOfFollower)),
      Promise.all(outboxes.map(read => inTime<OutboxHealth | null>(read(), null))),
    ])
    return {
      ...running(service),
      database,
      bus: { kind: bus.kind, is_connected: bus.isConnected() },
      followers: followed,
      outboxes: waiting.filter(outbox => outbox !== null),
    }
  }
  return {
    watch: follower => void followers.push(follower),
    watchOutbox: read => void outboxes.push(read),
    look() {
      const now = performance.now()
      if (last === null || now - last.at >= freshMs) last = { at: now, answer: lookNow() }
      return last.answer
    },
  }
}
