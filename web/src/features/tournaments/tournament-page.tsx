import { Skeleton, Stack } from '@mantine/core'
import { IconCalendar, IconTournament, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { ApiProblem } from '../../lib/api-problem.ts'
import { formatClock, formatMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { useLanguage } from '../../lib/use-language.ts'
import { useHasRole, useSession } from '../../lib/use-session.ts'
import { whenIdle } from '../../lib/when-idle.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { lazyAside } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ShareButton } from '../share/share-button.tsx'
import { formatName, playOf } from './format-names.ts'
import { LiveBadge } from './live-badge.tsx'
import { participantsText } from './participants-text.ts'
import { bracketQuery } from './queries.ts'
import { StatusBadge } from './status-badge.tsx'
import { useLiveTournament } from './use-live-tournament.ts'

const TrainerActions = lazyAside(async () => {
  await whenIdle()
  return (await import('./trainer-actions.tsx')).TrainerActions
})

const tabs = [
  { to: '/tournaments/$id', label: null },
  { to: '/tournaments/$id/participants', label: /*i18n*/ 'Participants' },
  { to: '/tournaments/$id/standings', label: /*i18n*/ 'Standings' },
] as const

/** The frame of one tournament: what it is, what a trainer can do with it, and its tabs. */
export function TournamentPage() {
  useLanguage()
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
  const { tournament } = bracket.data
  return (
    <Page
      title={tournament.name}
      above={
        <div className="page-above">
          <StatusBadge tournament={tournament} />
          <LiveBadge tournament={tournament} updatedAt={bracket.dataUpdatedAt} />
        </div>
      }
      lead={
        <span className="facts">
          <span>
            <IconTournament size={17} aria-hidden="true" />{' '}
            {formatName(tournament.format ?? tournament.tournament_type)}
          </span>
          <span>
            <IconCalendar size={17} aria-hidden="true" /> {formatMoment(tournament.start_date)}
          </span>
          <span className="figures">
            <IconUsers size={17} aria-hidden="true" />
            {participantsText(tournament)}
          </span>
        </span>
      }
      actions={
        <>
          <ShareButton tournament={tournament} />
          {isTrainer && <TrainerActions view={bracket.data} />}
        </>
      }
    >
      <nav className="tabs" aria-label={i18n._('Parts of this tournament')}>
        {tabs.map(({ to, label }) => (
          <Link key={to} to={to} params={{ id: String(id) }} activeOptions={{ exact: true }} className="tab" replace>
            {label === null ? playOf(tournament) : i18n._(label)}
          </Link>
        ))}
      </nav>
      {bracket.isError && !isOffline(bracket.error) && (
        <ProblemNote
          error={bracket.error}
          onRetry={() => void bracket.refetch()}
          title={i18n._('Shown as of {time}', { time: formatClock(bracket.dataUpdatedAt) })}
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
  const { status } = useSession()
  const { pathname } = useLocation()
  const isStranger = status === 'anonymous'
  return (
    <EmptyState
      isPage
      title={i18n._('This tournament is not here')}
      action={
        <>
          {isStranger && (
            <ButtonLink to="/sign-in" search={{ to: pathname }}>
              {i18n._('Sign in')}
            </ButtonLink>
          )}
          <ButtonLink to="/" variant={isStranger ? 'default' : 'filled'}>
            {i18n._('All tournaments')}
          </ButtonLink>
        </>
      }
    >
      {isStranger
        ? i18n._('If it is for members, sign in to see it. Otherwise it was deleted, or the address is mistyped.')
        : i18n._('It was deleted, or the address is mistyped.')}
    </EmptyState>
  )
}

function Missing({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Page title={i18n._('Tournament')}>
      <ProblemNote error={error} onRetry={retry} title={i18n._('The tournament could not be loaded')} />
    </Page>
  )
}
