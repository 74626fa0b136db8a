import { serviceNames } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatClock } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { useLiveState } from '../../lib/live.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import { TellEverybody } from '../notifications/broadcast/tell-everybody.tsx'
import { allFindings, type Finding, worstOf } from './findings.ts'
import { ServiceCard } from './service-card.tsx'
import { checksQuery, systemQuery } from './system-query.ts'
import './system.css'

/** How the five services are, at this moment and in the last minutes, and what to do where something is wrong. */
export function SystemPage() {
  return (
    <Page
      title={i18n._('System')}
      lead={i18n._('The five services and what they run on, asked anew every few seconds.')}
      actions={
        <>
          <TellEverybody />
          <ButtonLink to="/admin/audit" variant="default">
            {i18n._('Audit trail')}
          </ButtonLink>
        </>
      }
    >
      <RequireRole atLeast="admin">
        <Services />
      </RequireRole>
    </Page>
  )
}

function Services() {
  const { data: checks } = useQuery(checksQuery)
  const system = useQuery(systemQuery)
  const { status } = useLiveState()
  if (checks === undefined || system.isPending) return <Skeleton height={480} radius="lg" />
  const findings = system.data === undefined ? [] : allFindings(system.data)
  return (
    <>
      <ProblemNote error={system.error} onRetry={() => void system.refetch()} />
      {system.data !== undefined && (
        <section className="system-verdict" data-level={worstOf(findings) ?? 'good'} aria-labelledby="system-verdict">
          <div role="status">
            <h2 id="system-verdict">{verdict(findings)}</h2>
          </div>
          <Findings findings={findings} />
          <p className="quiet">
            {i18n._(liveWords[status])}{' '}
            <span className="figures">
              {system.isError
                ? i18n._('As of {time}; not known since.', { time: formatClock(Date.parse(system.data.at)) })
                : i18n._('As of {time}.', { time: formatClock(Date.parse(system.data.at)) })}
            </span>
          </p>
        </section>
      )}
      <ul className="plain-list system-services">
        {serviceNames.map(name => (
          <ServiceCard
            key={name}
            name={name}
            checks={checks.get(name) ?? []}
            gateway={name === 'api-gateway' ? system.data?.gateway : undefined}
            instances={system.data?.instances.filter(({ service }) => service === name) ?? []}
          />
        ))}
      </ul>
    </>
  )
}

const liveWords = {
  live: /*i18n*/ 'Live events arrive here.',
  connecting: /*i18n*/ 'The connection for live events is being made.',
  reconnecting: /*i18n*/ 'Live events do not arrive here; the connection is tried again.',
} as const

function verdict(findings: readonly Finding[]): string {
  switch (worstOf(findings)) {
    case 'trouble':
      return i18n._('Something does not work')
    case 'attention':
      return i18n._('Everything works; something needs a look')
    default:
      return i18n._('Everything works')
  }
}

const levelWords = { trouble: /*i18n*/ 'Does not work', attention: /*i18n*/ 'Needs a look' } as const

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <ul className="plain-list system-findings">
      {findings.map(({ level, what, todo }) => (
        <li key={what} data-level={level}>
          <strong>
            <span className="visually-hidden">{i18n._(levelWords[level])}: </span>
            {what}
          </strong>
          <span>{todo}</span>
        </li>
      ))}
    </ul>
  )
}
