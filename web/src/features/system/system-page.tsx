import { type ServiceName, serviceNames, services } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { formatClock } from '../../lib/dates.ts'
import { useLiveState } from '../../lib/live.ts'
import { queryClient } from '../../lib/query-client.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import { type Check, checkAll, checksKept, type Health, since } from './health.ts'
import './system.css'

const everyMs = 5_000
const key = ['system', 'health']
const healthQuery = queryOptions({
  queryKey: key,
  queryFn: () => checkAll(queryClient.getQueryData<Health>(key)),
  refetchInterval: everyMs,
  staleTime: 0,
})

/** How the five services are, at this moment and in the last minutes. */
export function SystemPage() {
  return (
    <Page
      title="System"
      lead="The five services, asked every few seconds from this browser."
      actions={
        <ButtonLink to="/admin/audit" variant="default">
          Audit trail
        </ButtonLink>
      }
    >
      <RequireRole atLeast="admin">
        <Services />
      </RequireRole>
    </Page>
  )
}

function Services() {
  const { data: health } = useQuery(healthQuery)
  const { status } = useLiveState()
  if (health === undefined) return <Skeleton height={320} radius="lg" />
  const down = serviceNames.filter(name => health.get(name)?.at(-1)?.state === 'down')
  return (
    <>
      <p className={down.length === 0 ? 'notice notice-calm' : 'notice'} role="status">
        {verdict(down)} {liveWords[status]}
      </p>
      <ul className="plain-list system-services">
        {serviceNames.map(name => (
          <ServiceCard key={name} name={name} checks={health.get(name) ?? []} />
        ))}
      </ul>
    </>
  )
}

const liveWords = {
  live: 'Live events arrive here.',
  connecting: 'The connection for live events is being made.',
  reconnecting: 'Live events do not arrive here; the connection is tried again.',
} as const

function verdict(down: readonly ServiceName[]): string {
  if (down.length === 0) return 'All five services answer.'
  if (down.includes('api-gateway')) return 'The gateway does not answer: from here nothing can be reached.'
  if (down.length === 1) return `${down[0]} does not answer. What it does not take part in goes on.`
  return `${down.length} services do not answer: ${down.join(', ')}.`
}

const words = { up: 'Answers', slow: 'Answers slowly', down: 'Does not answer' } as const

function ServiceCard({ name, checks }: { readonly name: ServiceName; readonly checks: readonly Check[] }) {
  const last = checks.at(-1)
  const from = since(checks)
  if (last === undefined || from === null) return null
  return (
    <li className="panel system-service" data-state={last.state}>
      <h2>{name}</h2>
      <p className="quiet">{services[name].purpose}</p>
      <p className="system-state">
        <strong>{words[last.state]}</strong>
        <span className="figures">
          {last.state === 'down' ? `since ${formatClock(from)}` : `${last.ms} ms · seen since ${formatClock(from)}`}
        </span>
      </p>
      <Strip checks={checks} />
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
