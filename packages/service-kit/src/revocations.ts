import { setTimeout as delay } from 'node:timers/promises'
import { type AccessClaims, type DomainEvent, revokingEvents } from '@gym-it/contracts'
import type { Bus } from './bus.ts'
import type { EventSource } from './event-source.ts'
import { type Follower, followInMemory } from './follow.ts'

/** What of a token's claims decides whether it was revoked. */
export type RevocableClaims = Pick<AccessClaims, 'user_id' | 'ver' | 'sid'>

export interface Revocations {
  /** True when, after the token was made, its session ended or the person was banned, deleted or given another role, or
   * their approval was withdrawn. */
  isRevoked(claims: RevocableClaims): boolean
  /** `look` runs whenever something was revoked, once for many that are read together. */
  onRevoked(look: () => void): void
  /**
   * Resolves once everything that was revoked before the service started has been read, or after two seconds: a stopped
   * neighbour delays the first requests so long, and stops nothing.
   */
  whenRead(): Promise<void>
  readonly followers: readonly Follower[]
  stop(): Promise<void>
}

const mostPatienceMs = 2_000
const retryMs = 50
/** By how much the clocks of two machines may differ. */
const clockMarginMs = 300_000

/**
 * A short list of who may no longer use the token they hold, kept in memory and fed by the events of auth-service and
 * user-service. Entries are dropped once every token they concern has expired by itself, however late they were read.
 * A service that has just started does not know it yet: its first requests wait for `whenRead`.
 */
export function followRevocations(options: {
  readonly bus: Bus
  readonly sources: readonly EventSource[]
  readonly tokenLifetimeSeconds: number
  readonly onError: (error: unknown) => void
}): Revocations {
  const keptMs = options.tokenLifetimeSeconds * 1000 + clockMarginMs
  const versions = new Map<number, { version: number; until: number }>()
  const sessions = new Map<string, { until: number }>()
  const looks: (() => void)[] = []
  let isToldSoon = false
  const tellSoon = () => {
    if (isToldSoon) return
    isToldSoon = true
    queueMicrotask(() => {
      isToldSoon = false
      for (const look of looks) look()
    })
  }

  const handle = (event: DomainEvent) => {
    const until = Math.max(Date.parse(event.at), Date.now()) + keptMs
    switch (event.type) {
      case 'user.approval_withdrawn':
      case 'user.banned':
      case 'user.role_changed':
        versions.set(event.data.user.id, { version: event.data.access_version, until })
        break
      case 'user.deleted':
        versions.set(event.data.id, { version: event.data.access_version, until })
        break
      case 'session.ended':
        sessions.set(event.data.sid, { until })
        break
    }
    tellSoon()
  }
  const followers: Follower[] = options.sources.map(source =>
    followInMemory({
      name: 'revocations',
      bus: options.bus,
      source,
      types: revokingEvents,
      start: async () => ({ after: 0, since: new Date(Date.now() - keptMs).toISOString() }),
      handle,
      onError: options.onError,
    }),
  )
  const sweep = setInterval(() => {
    for (const entries of [versions, sessions]) {
      for (const [key, { until }] of entries) if (until < Date.now()) (entries as Map<unknown, unknown>).delete(key)
    }
  }, 60_000)
  sweep.unref()

  const patience = new AbortController()
  const readOnce = async ({ catchUp }: Follower) => {
    while (!patience.signal.aborted) {
      try {
        return await catchUp()
      } catch {
        // The follower itself tells what is wrong, but looks every two seconds only.
        await delay(retryMs)
      }
    }
  }
  const readAll = async () => {
    await Promise.race([Promise.all(followers.map(readOnce)), delay(mostPatienceMs, undefined, { ref: false })])
    patience.abort()
  }
  let reading: Promise<void> | undefined
  return {
    onRevoked: look => void looks.push(look),
    whenRead() {
      reading ??= readAll()
      return reading
    },
    isRevoked: claims => claims.ver < (versions.get(claims.user_id)?.version ?? 0) || sessions.has(claims.sid),
    followers,
    async stop() {
      clearInterval(sweep)
      patience.abort()
      await Promise.all(followers.map(follower => follower.stop()))
    },
  }
}
