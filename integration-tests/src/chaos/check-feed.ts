import { type DomainEvent, topicEvents, userTopic } from '@gym-it/contracts'
import type { ShownEvents } from './shown-events.ts'
import type { Watcher } from './watcher.ts'

/** The logs of the two services that the live feed shows. */
export interface Logs {
  readonly tournaments: readonly DomainEvent[]
  readonly notifications: readonly DomainEvent[]
}

/** What the log has for a topic of this watcher. */
function loggedOn(logs: Logs, topic: string, watcher: Watcher): readonly DomainEvent[] {
  if (topic === 'user') {
    const own = userTopic(watcher.person?.id ?? 0)
    return logs.notifications.filter(event => event.topic === own)
  }
  if (topic === 'tournaments') {
    const types: readonly string[] = topicEvents.tournaments
    return logs.tournaments.filter(event => event.topic !== null && types.includes(event.type))
  }
  return logs.tournaments.filter(event => event.topic === topic)
}

function compare(what: string, seqs: readonly number[], logged: readonly number[]): string[] {
  const isInOrder = seqs.every((seq, index) => index === 0 || seq > (seqs[index - 1] ?? 0))
  const seen = new Set(seqs)
  const known = new Set(logged)
  return [
    ...(isInOrder ? [] : [`${what}: out of order`]),
    ...(seen.size === seqs.length ? [] : [`${what}: ${seqs.length - seen.size} events came twice`]),
    ...logged.filter(id => !seen.has(id)).map(id => `${what}: event ${id} never came`),
    ...[...seen].filter(seq => !known.has(seq)).map(seq => `${what}: event ${seq} is not in the log`),
  ]
}

/** Whether each socket was shown what the log has: every event once, in order, from where it began to follow. */
export function checkFeed(watchers: readonly Watcher[], logs: Logs, shown: ShownEvents): string[] {
  const problems = watchers.flatMap((watcher, index) =>
    [...watcher.stretches].flatMap(([topic, stretches]) => {
      const logged = loggedOn(logs, topic, watcher).map(({ id }) => id)
      return stretches.flatMap(({ after, seqs }, part) => {
        // A stretch that was given up ends where the client was; the next begins where it was told.
        const end = part === stretches.length - 1 ? Number.POSITIVE_INFINITY : (seqs.at(-1) ?? after)
        const wanted = logged.filter(id => id > after && id <= end)
        return compare(`socket ${index}, ${topic}`, seqs, wanted)
      })
    }),
  )
  const falsified = [
    ...[...logs.tournaments, ...logs.notifications].filter(event => shown.differsFrom(event, event.topic ?? '')),
    ...logs.tournaments.filter(event => shown.differsFrom(event, 'tournaments')),
  ]
  return [
    ...problems,
    ...watchers.flatMap(({ complaints }, index) => complaints.map(what => `socket ${index}: ${what}`)),
    ...[...shown.contradictions].map(key => `${key} was not the same for all`),
    ...falsified.map(
      ({ id, type, topic }) => `${topic}: event ${id} (${type}) was shown otherwise than the log has it`,
    ),
  ]
}
