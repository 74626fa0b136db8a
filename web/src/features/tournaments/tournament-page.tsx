import { Skeleton, Stack } from '@mantine/core'
import { IconCalendar, IconTournament, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { ApiProblem } from '../../lib/api-problem.ts'
import { formatClock, formatMoment } from '../../lib/dates.ts'
import { useHasRole } from '../../lib/use-session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ShareButton } from '../share/share-button.tsx'
import { formatNames, playOf } from './format-names.ts'
import { LiveBadge } from './live-badge.tsx'
import { bracketQuery } from './queries.ts'
import { StatusBadge } from './status-badge.tsx'
import { useLiveTournament } from './use-live-tournament.ts'

const TrainerActions = lazy(() => import('./trainer-actions.tsx').then(module => ({ default: module.TrainerActions })))

const tabs = [
  { to: '/tournaments/$id', label: null },
  { to: '/tournaments/$id/participants', label: 'Participants' },
  { to: '/tournaments/$id/standings', label: 'Standings' },
] as const

/** The frame of one tournament: what it is, what a trainer can do with it, and its tabs. */
export function TournamentPage() {
  const { id: given } = useParams({ from: '/tournaments/$id' })
  const id = Number(given)
  return Number.isSafeInteger(id) && id > 0 ? <KnownTournament key={id} id={id} /> : <NotFoundPage />
}

function KnownTournament({ id }: { id: number }) {
  const bracket = useQuery(bracketQuery(id))
  const isTrainer = useHasRole('trainer')
  const isDeleted = useLiveTournament(id)
  if (isDeleted || isGone(bracket.error)) return <Gone />
  if (bracket.data === undefined)
    return bracket.isPending ? <Loading /> : <Missing error={bracket.error} retry={() => void bracket.refetch()} />
  const { tournament, participants } = bracket.data
  const count = Math.max(tournament.participant_count, tournament.status === 'setup' ? 0 : participants.length)
  return (
    <Page
      title={tournament.name}
      above={
        <div className="page-above">
          <StatusBadge tournament={tournament} />
          <LiveBadge updatedAt={bracket.dataUpdatedAt} />
        </div>
      }
      lead={
        <span className="facts">
          <span>
            <IconTournament size={17} aria-hidden="true" />{' '}
            {formatNames[tournament.format ?? tournament.tournament_type]}
          </span>
          <span>
            <IconCalendar size={17} aria-hidden="true" /> {formatMoment(tournament.start_date)}
          </span>
          <span className="figures">
            <IconUsers size={17} aria-hidden="true" />
            {tournament.status === 'setup'
              ? `${count} of ${tournament.max_participants} places taken`
              : `${count} participants`}
          </span>
        </span>
      }
      actions={
        <>
          <ShareButton tournament={tournament} />
          {isTrainer && (
            <Suspense>
              <TrainerActions view={bracket.data} />
            </Suspense>
          )}
        </>
      }
    >
      <nav className="tabs" aria-label="Parts of this tournament">
        {tabs.map(({ to, label }) => (
          <Link key={to} to={to} params={{ id: String(id) }} activeOptions={{ exact: true }} className="tab" replace>
            {label ?? playOf(tournament)}
          </Link>
        ))}
      </nav>
      {bracket.isError && !isOffline(bracket.error) && (
        <ProblemNote
          error={bracket.error}
          onRetry={() => void bracket.refetch()}
          title={`Shown as of ${formatClock(bracket.dataUpdatedAt)}`}
        />
      )}
      <Outlet />
    </Page>
  )
}

function Loading() {
  return (
    <div className="page" aria-busy="true">
      <Skeleton height={22} width={120} mb="sm" radius="xl" />
      <Skeleton height={40} width="min(420px, 80%)" mb="sm" />
      <Skeleton height={20} width={220} mb="xl" />
      <Stack gap="md">
        <Skeleton height={66} width={232} radius="md" />
        <Skeleton height={66} width={232} radius="md" />
        <Skeleton height={66} width={232} radius="md" />
      </Stack>
    </div>
  )
}

const isGone = (error: unknown) => error instanceof ApiProblem && (error.status === 404 || error.status === 400)

/** The shell says this across the page. */
const isOffline = (error: unknown) => error instanceof ApiProblem && error.status === 0

function Gone() {
  return (
    <EmptyState isPage title="This tournament is not here" action={<ButtonLink to="/">All tournaments</ButtonLink>}>
      It was deleted, or the address has a slip in it.
    </EmptyState>
  )
}

function Missing({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Page title="Tournament">
      <ProblemNote error={error} onRetry={retry} title="The tournament could not be loaded" />
    </Page>
  )
}
