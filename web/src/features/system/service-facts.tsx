import type { FollowerHealth, OutboxHealth, ServiceHealth, SystemHealth } from '@gym-it/contracts'
import type { ReactNode } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { durationWords } from './durations.ts'
import { isLate } from './findings.ts'

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const secondsSince = (timestamp: string) => (Date.now() - Date.parse(timestamp)) / 1000

/** What runs, where and for how long. */
export function ProcessFacts({ facts }: { readonly facts: SystemHealth['gateway'] }) {
  const { version, node_version, host, started_at } = facts
  return (
    <dl className="system-facts">
      <Fact name={i18n._('Version')}>{i18n._('{version}, Node {node}', { version, node: node_version })}</Fact>
      <Fact name={i18n._('Runs for')}>
        {i18n._('{time} on {host}', { time: durationWords(secondsSince(started_at)), host })}
      </Fact>
    </dl>
  )
}

/** The database and the bus. */
export function DatabaseFacts({ health }: { readonly health: ServiceHealth }) {
  const { database, bus } = health
  const { is_reachable, latency_ms, server_version, connections, pool_size, migrations_applied } = database
  const busWords = {
    redis: bus.is_connected ? i18n._('Redis, connected') : i18n._('Redis, not connected'),
    embedded: i18n._('built in'),
  }
  return (
    <dl className="system-facts">
      <Fact name={i18n._('Database')}>
        {is_reachable
          ? i18n._('PostgreSQL {version}, {ms} ms', { version: server_version?.split(' ')[0], ms: latency_ms })
          : i18n._('does not answer')}
      </Fact>
      {is_reachable && (
        <>
          <Fact name={i18n._('Connections to it')}>{connections}</Fact>
          <Fact name={i18n._('At most from here')}>{pool_size}</Fact>
          <Fact name={i18n._('Migrations')}>{migrations_applied}</Fact>
        </>
      )}
      <Fact name={i18n._('Bus')}>{busWords[bus.kind]}</Fact>
    </dl>
  )
}

const purposes: Readonly<Record<string, string>> = {
  main: /*i18n*/ 'Its work',
  revocations: /*i18n*/ 'Ended sign-ins',
  'in memory': /*i18n*/ 'Live events',
}
const purposeOf = (name: string) => i18n._(purposes[name] ?? /*i18n*/ 'Audit trail')

function behindWords(follower: FollowerHealth): string {
  const { events_behind, seconds_behind, standstill } = follower
  if (standstill !== null) return i18n._('has stopped')
  if (events_behind === null || seconds_behind === null) return i18n._('not known')
  if (!isLate(follower)) return i18n._('up to date')
  const time = durationWords(seconds_behind)
  return i18n._('{count, plural, one {# event} other {# events}} behind, {time}', { count: events_behind, time })
}

function readingWords(followers: readonly FollowerHealth[], isLateSomewhere: boolean): string {
  if (isLateSomewhere) return i18n._('Has not read all events of others')
  const isKnown = followers.every(({ events_behind }) => events_behind !== null)
  return isKnown ? i18n._('Has read all events of others') : i18n._('How far it has read is not known')
}

/** How far it is with the events of others. */
export function Reading({ followers }: { readonly followers: readonly FollowerHealth[] }) {
  if (followers.length === 0) return null
  const isLateSomewhere = followers.some(isLate)
  return (
    <details className="system-reading" open={isLateSomewhere}>
      <summary>{readingWords(followers, isLateSomewhere)}</summary>
      <dl className="system-facts">
        {followers.map(one => (
          <Fact key={`${one.name} ${one.source}`} name={`${purposeOf(one.name)} ← ${one.source}`}>
            {behindWords(one)}
          </Fact>
        ))}
      </dl>
    </details>
  )
}

const outboxNames = { mails: /*i18n*/ 'Mails', pushes: /*i18n*/ 'Push', webhooks: /*i18n*/ 'Webhooks' } as const

/** What leaves by it. */
export function Sending({ outboxes }: { readonly outboxes: readonly OutboxHealth[] }) {
  if (outboxes.length === 0) return null
  return (
    <dl className="system-facts">
      {outboxes.map(({ name, waiting, given_up }) => (
        <Fact key={name} name={i18n._(outboxNames[name])}>
          {given_up === 0
            ? i18n._('{waiting} waiting', { waiting })
            : i18n._('{waiting} waiting, {failed} given up', { waiting, failed: given_up })}
        </Fact>
      ))}
    </dl>
  )
}
