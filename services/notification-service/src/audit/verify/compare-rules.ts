import type { ChainedEvent } from '@gym-it/contracts'

/** An event as the audit has kept it. */
export interface AuditedEvent {
  readonly id: number
  readonly hash: string
  readonly is_erasable: boolean
}

export interface ComparedPage {
  /** The events that were looked at, up to and with `next`. */
  readonly events: readonly ChainedEvent[]
  readonly differences: readonly string[]
  /** Go on after it; null at the end of both. */
  readonly next: number | null
}

/**
 * Compares a page of a log with a page of what the audit has kept of it, both after the same id. The audit was read
 * first, so all of it must be in the log. `isFull`: more may follow.
 */
export function comparePage(
  log: { readonly events: readonly ChainedEvent[]; readonly isFull: boolean },
  audited: { readonly events: readonly AuditedEvent[]; readonly isFull: boolean },
): ComparedPage {
  const ends = [log, audited].flatMap(({ events, isFull }) => (isFull ? [events.at(-1)?.id ?? 0] : []))
  const end = Math.min(...ends, Number.POSITIVE_INFINITY)
  const events = log.events.filter(({ id }) => id <= end)
  const byId = new Map(events.map(event => [event.id, event]))
  const broken = events
    .filter(({ is_intact }) => !is_intact)
    .map(({ id, subject }) => `event ${id} of ${subject} does not follow from the one before it`)
  const changed = audited.events
    .filter(({ id }) => id <= end)
    .flatMap(({ id, hash, is_erasable }) => {
      const event = byId.get(id)
      if (event) return event.hash === hash ? [] : [`event ${id} of ${event.subject} is not the one that was audited`]
      return is_erasable ? [] : [`event ${id} was audited and is gone`]
    })
  return { events, differences: [...broken, ...changed], next: Number.isFinite(end) ? end : null }
}
