import type { InstanceHealth, ServiceName, SystemHealth } from '@gym-it/contracts'
import { formatClock } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { findingsOf, worstOf } from './findings.ts'
import { type Check, checksKept, since } from './health.ts'
import { DatabaseFacts, ProcessFacts, Reading, Sending } from './service-facts.tsx'

interface ServiceCardProps {
  readonly name: ServiceName
  readonly checks: readonly Check[]
  /** The gateway tells of itself alone. */
  readonly gateway: SystemHealth['gateway'] | undefined
  readonly instances: readonly InstanceHealth[]
}

const purposes: Readonly<Record<ServiceName, string>> = {
  'api-gateway': /*i18n*/ 'The one door: routing, limits, the web UI',
  'auth-service': /*i18n*/ 'Who you are: sign-in, sessions, tokens',
  'user-service': /*i18n*/ 'Who you are to the club: profile, approval, bans, roles',
  'tournament-service': /*i18n*/ 'The competition: participants, brackets, results, standings',
  'notification-service': /*i18n*/ 'What people are told: live events, notices, mails, the audit trail',
}
const states = {
  good: /*i18n*/ 'Good',
  attention: /*i18n*/ 'Needs a look',
  trouble: /*i18n*/ 'Does not work',
  slow: /*i18n*/ 'Answers slowly',
} as const

/** What this browser saw counts as well as what the service says. */
function stateOf(checks: readonly Check[], instances: readonly InstanceHealth[]): keyof typeof states {
  const seen = checks.at(-1)?.state
  const worst = worstOf(instances.flatMap(findingsOf))
  if (seen === 'down' || worst === 'trouble') return 'trouble'
  return worst ?? (seen === 'slow' ? 'slow' : 'good')
}

/** One service: how it is now, in the last minutes, and what it runs on. */
export function ServiceCard({ name, checks, gateway, instances }: ServiceCardProps) {
  const state = stateOf(checks, instances)
  const last = checks.at(-1)
  const from = since(checks)
  return (
    <li className="panel system-service" data-state={state}>
      <h3>{name}</h3>
      <p className="quiet">{i18n._(purposes[name])}</p>
      <p className="system-state">
        <strong>{i18n._(states[state])}</strong>
        {last !== undefined && from !== null && (
          <span className="figures">
            {last.state === 'down'
              ? i18n._('no answer since {time}', { time: formatClock(from) })
              : i18n._('{ms} ms · seen since {time}', { ms: last.ms, time: formatClock(from) })}
          </span>
        )}
      </p>
      <Strip checks={checks} />
      {gateway && <ProcessFacts facts={gateway} />}
      {instances.map(({ health }, index) =>
        health === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: an address that does not answer has no other name
          <p key={index} className="quiet system-unknown">
            {i18n._('An instance tells nothing of itself.')}
          </p>
        ) : (
          <div key={`${health.host} ${health.started_at}`} className="system-instance">
            <ProcessFacts facts={health} />
            <DatabaseFacts health={health} />
            <Reading followers={health.followers} />
            <Sending outboxes={health.outboxes} />
          </div>
        ),
      )}
    </li>
  )
}

/** The last checks as bars, the newest at the right. */
function Strip({ checks }: { readonly checks: readonly Check[] }) {
  const empty = Array.from({ length: checksKept - checks.length }, (_, index) => index)
  return (
    <div className="system-strip" aria-hidden="true">
      {empty.map(index => (
        <span key={index} />
      ))}
      {checks.map(({ at, state }) => (
        <span key={at} data-state={state} />
      ))}
    </div>
  )
}
