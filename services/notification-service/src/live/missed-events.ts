import { type EventSource, type Sql, withoutForgotten } from '@gym-it/service-kit'
import { findDeleted } from '../audit/store.ts'
import { type Shown, showOn } from './shown.ts'
import type { Topic } from './topics.ts'

const readsAtOnce = 4

export interface Missed {
  readonly events: readonly Shown[]
  /** Everything up to this id had been told before the log was read. */
  readonly upTo: number
}

export interface MissedEvents {
  /** What the log has on the topic after this id, at most `bound` and one more; rejects when it cannot be read. */
  read(topic: Topic, after: number): Promise<Missed>
}

/**
 * Reads from the log what is no longer in memory. When a hall comes back from a lost connection, everybody asks the same
 * at the same time: those who ask for what is just being read share the answer. `position`: the last event told.
 */
export function openMissedEvents(sql: Sql, source: EventSource, bound: number, position: () => number): MissedEvents {
  const underWay = new Map<string, Promise<Missed>>()
  const waiting: (() => void)[] = []
  let reading = 0

  const read = async (topic: Topic, after: number): Promise<Missed> => {
    const upTo = position()
    if (reading >= readsAtOnce) await new Promise<void>(resolve => waiting.push(resolve))
    else reading += 1
    try {
      const which = topic.types ? { types: topic.types } : { topic: topic.key }
      const written = await source.read({ after, ...which, limit: bound + 1 })
      const events = await withoutForgotten(written, ids => findDeleted(sql, ids))
      return { events: events.map(event => showOn(topic.name, event)), upTo }
    } finally {
      const next = waiting.shift()
      if (next) next()
      else reading -= 1
    }
  }
  return {
    read(topic, after) {
      const key = `${topic.key} ${after}`
      const shared = underWay.get(key)
      if (shared) return shared
      const own = read(topic, after).finally(() => underWay.delete(key))
      underWay.set(key, own)
      return own
    },
  }
}
