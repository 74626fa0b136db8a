import { type AccessClaims, type DomainEvent, revokingEvents } from '@gym-it/contracts'
import type { Bus } from './bus.ts'
import type { EventSource } from './event-source.ts'
import { type Follower, followInMemory } from './follow.ts'

export interface Revocations {
  /** True when, after the token was made, its session ended or the person was banned, deleted or given another role, or
   * their approval was withdrawn. */
  isRevoked(claims: AccessClaims): boolean
  readonly followers: readonly Follower[]
  stop(): Promise<void>
}

/**
 * A short list of who may no longer use the token they hold, kept in memory and fed by the events of auth-service and
 * user-service. Entries are dropped once every token they concern has expired by itself.
 */
export function followRevocations(options: {
  readonly bus: Bus
  readonly sources: readonly EventSource[]
  readonly tokenLifetimeSeconds: number
  readonly onError: (error: unknown) => void
}): Revocations {
  const lifetimeMs = options.tokenLifetimeSeconds * 1000
  const versions = new Map<number, { version: number; until: number }>()
  const sessions = new Map<string, { until: number }>()

  const handle = (event: DomainEvent) => {
    const until = Date.parse(event.at) + lifetimeMs
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
  }
  const followers: Follower[] = options.sources.map(source =>
    followInMemory({
      name: 'revocations',
      bus: options.bus,
      source,
      types: revokingEvents,
      start: async () => ({ after: 0, since: new Date(Date.now() - lifetimeMs).toISOString() }),
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
  return {
    isRevoked: claims => claims.ver < (versions.get(claims.user_id)?.version ?? 0) || sessions.has(claims.sid),
    followers,
    async stop() {
      clearInterval(sweep)
      await Promise.all(followers.map(follower => follower.stop()))
    },
  }
}
