import type { LiveLimits } from '@gym-it/contracts'
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
  /** What the log has on the topic after this id, or more of it than may be told; rejects when it cannot be read. */
  read(topic: Topic, after: number): Promise<Missed>
}

/**
 * Reads from the log what is no longer in memory. When a hall comes back from a lost connection, everybody asks the same
 * at the same time: those who ask for what is just being read share the answer. `position`: the last event told.
 */
export function openMissedEvents(
  sql: Sql,
  source: EventSource,
  limits: Pick<LiveLimits, 'replayedEvents' | 'waitingBytes'>,
  position: () => number,
): MissedEvents {
  const underWay = new Map<string, Promise<Missed>>()
  const waiting: (() => void)[] = []
  let reading = 0

  const readTopic = async (topic: Topic, after: number): Promise<readonly Shown[]> => {
    const which = topic.types ? { types: topic.types } : { topic: topic.key }
    const shown: Shown[] = []
    let [from, bytes, isMore] = [after, 0, true]
    while (isMore && shown.length <= limits.replayedEvents && bytes <= limits.waitingBytes) {
      const page = await source.read({ after: from, ...which, limit: limits.replayedEvents + 1 - shown.length })
      const written = await withoutForgotten(page.events, ids => findDeleted(sql, ids))
      for (const event of written) {
        const one = showOn(topic.name, event)
        shown.push(one)
        bytes += one.message.length
        from = event.id
      }
      isMore = page.isMore
    }
    return shown
  }

  const read = async (topic: Topic, after: number): Promise<Missed> => {
    const upTo = position()
    if (reading >= readsAtOnce) await new Promise<void>(resolve => waiting.push(resolve))
    else reading += 1
    try {
      return { events: await readTopic(topic, after), upTo }
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
