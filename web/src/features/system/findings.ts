import type { FollowerHealth, InstanceHealth, OutboxHealth, ServiceHealth, SystemHealth } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { durationWords } from './durations.ts'

/** `attention`: it works, and somebody should look; `trouble`: something does not work. */
export type Level = 'attention' | 'trouble'

/** Something that is not as it should be, and what to do about it. */
export interface Finding {
  readonly level: Level
  readonly service: InstanceHealth['service']
  readonly what: string
  readonly todo: string
}

const slowDatabaseMs = 250
/** Without the bus events come within two seconds; what is later than that has another reason. */
const lateSeconds = 10
const veryLateSeconds = 60
const overdueSeconds = 120

type Service = InstanceHealth['service']

function ofDatabase(service: Service, { database }: ServiceHealth): Finding[] {
  const { is_reachable, latency_ms, migrations_waiting } = database
  if (!is_reachable) {
    const what = i18n._('The database of {service} does not answer.', { service })
    const todo = i18n._('See whether PostgreSQL runs and DATABASE_URL is right. The service goes on by itself then.')
    return [{ level: 'trouble', service, what, todo }]
  }
  const findings: Finding[] = []
  if ((latency_ms ?? 0) > slowDatabaseMs) {
    const what = i18n._('The database of {service} is slow: {ms} ms for a small question.', { service, ms: latency_ms })
    const todo = i18n._('Look at the processor, memory and disk of the database server.')
    findings.push({ level: 'attention', service, what, todo })
  }
  if ((migrations_waiting ?? 0) > 0) {
    const what = i18n._('The tables of {service} are not up to date.', { service })
    const todo = i18n._('It tries by itself. When this stays, its log says what stands in the way.')
    findings.push({ level: 'attention', service, what, todo })
  }
  return findings
}

function ofBus(service: Service, { bus }: ServiceHealth): Finding[] {
  if (bus.is_connected) return []
  const what = i18n._('{service} has no connection to Redis.', { service })
  const todo = i18n._('See whether Redis runs. Until then everything comes up to two seconds late; nothing is lost.')
  return [{ level: 'attention', service, what, todo }]
}

/** Whether it stands still, or is further behind than what is just under way. */
export const isLate = ({ seconds_behind, standstill }: FollowerHealth): boolean =>
  standstill !== null || (seconds_behind ?? 0) >= lateSeconds

function ofFollower(service: Service, follower: FollowerHealth): Finding[] {
  const { source, events_behind, seconds_behind, standstill } = follower
  if (standstill !== null) {
    const what = i18n._('{service} has stopped reading the events of {source}.', { service, source })
    const todo = i18n._('Nothing is lost, and it does not go on by itself: {why}.', { why: standstill })
    return [{ level: 'trouble', service, what, todo }]
  }
  if (events_behind === null || seconds_behind === null || !isLate(follower)) return []
  const time = durationWords(seconds_behind)
  const what = i18n._(
    '{service} is late with events of {source}: {count, plural, one {# waits} other {# wait}}, the oldest for {time}.',
    { service, source, count: events_behind, time },
  )
  const todo = i18n._('When the number does not fall, the log of {service} says what it cannot handle.', { service })
  return [{ level: seconds_behind < veryLateSeconds ? 'attention' : 'trouble', service, what, todo }]
}

const waitingWords = {
  mails: /*i18n*/ '{count, plural, one {# mail waits} other {# mails wait}}, the oldest for {time}.',
  pushes: /*i18n*/ '{count, plural, one {# push message waits} other {# push messages wait}}, the oldest for {time}.',
  webhooks:
    /*i18n*/ '{count, plural, one {# webhook message waits} other {# webhook messages wait}}, the oldest for {time}.',
} as const
const givenUpWords = {
  mails: /*i18n*/ '{count, plural, one {# mail} other {# mails}} of the last day could not be sent.',
  pushes: /*i18n*/ '{count, plural, one {# push message} other {# push messages}} of the last day could not be sent.',
  webhooks: /*i18n*/ '{count, plural, one {# webhook message was} other {# webhook messages were}} given up.',
} as const
const outboxTodos = {
  mails: /*i18n*/ 'See whether the mail server at SMTP_URL takes mails.',
  pushes: /*i18n*/ 'See whether this machine reaches the push services of the browsers.',
  webhooks: /*i18n*/ 'See whether the receivers answer; then have them sent again.',
} as const

function ofOutbox(service: Service, { name, waiting, overdue_seconds, given_up }: OutboxHealth): Finding[] {
  const common = { level: 'attention', service, todo: i18n._(outboxTodos[name]) } as const
  const findings: Finding[] = []
  if (overdue_seconds > overdueSeconds) {
    const time = durationWords(overdue_seconds)
    findings.push({ ...common, what: i18n._(waitingWords[name], { count: waiting, time }) })
  }
  if (given_up > 0) findings.push({ ...common, what: i18n._(givenUpWords[name], { count: given_up }) })
  return findings
}

/** What is wrong with one instance; empty when nothing is. */
export function findingsOf({ service, is_reachable, health }: InstanceHealth): Finding[] {
  if (!is_reachable) {
    const what = i18n._('{service} is not reachable.', { service })
    const todo = i18n._('See whether it runs; its log says why it stopped. What it takes no part in goes on.')
    return [{ level: 'trouble', service, what, todo }]
  }
  if (health === null) {
    const what = i18n._('{service} does not accept your sign-in.', { service })
    const todo = i18n._('Give all services the same JWT_SECRET_KEY, and restart those that had another.')
    return [{ level: 'trouble', service, what, todo }]
  }
  return [
    ...ofDatabase(service, health),
    ...ofBus(service, health),
    ...health.followers.flatMap(one => ofFollower(service, one)),
    ...health.outboxes.flatMap(one => ofOutbox(service, one)),
  ]
}

/** What is wrong anywhere, the worst first. */
export function allFindings({ gateway, instances }: SystemHealth): Finding[] {
  const findings = instances.flatMap(findingsOf)
  const versions = new Set([gateway.version, ...instances.flatMap(({ health }) => health?.version ?? [])])
  if (versions.size > 1) {
    const what = i18n._('Not all services have the same version: {versions}.', { versions: [...versions].join(', ') })
    const todo = i18n._('Finish the update: restart those that still run the earlier one.')
    findings.push({ level: 'attention', service: 'api-gateway', what, todo })
  }
  return findings.toSorted((a, b) => Number(b.level === 'trouble') - Number(a.level === 'trouble'))
}

/** The worst of them; null when there are none. */
export const worstOf = (findings: readonly Finding[]): Level | null =>
  findings.some(({ level }) => level === 'trouble') ? 'trouble' : findings.length > 0 ? 'attention' : null
