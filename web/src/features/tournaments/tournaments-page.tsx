import { type Tournament, tournamentStatuses } from '@gym-it/contracts'
import { Group, NativeSelect, SimpleGrid, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { useTopic } from '../../lib/live.ts'
import { queryClient } from '../../lib/query-client.ts'
import { useHasRole, useUser } from '../../lib/use-session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { HomeLists } from '../home/home-lists.tsx'
import { tournamentsQuery } from './queries.ts'
import { TournamentCard } from './tournament-card.tsx'
import { useSettled } from './use-settled.ts'

const statusChoices = [
  { value: '', label: /*i18n*/ 'All' },
  { value: 'active', label: /*i18n*/ 'In play' },
  { value: 'setup', label: /*i18n*/ 'Open for entries' },
  { value: 'completed', label: /*i18n*/ 'Finished' },
]
const statusOf = (value: string): Tournament['status'] | undefined => tournamentStatuses.find(one => one === value)
const refetchList = () => void queryClient.invalidateQueries({ queryKey: ['tournaments'] })

const flat = (data: { readonly pages: readonly { readonly tournaments: readonly Tournament[] }[] } | undefined) =>
  data?.pages.flatMap(page => page.tournaments) ?? []
const isOver = ({ status }: Tournament) => status === 'completed' || status === 'cancelled'

const columns = { base: 1, sm: 2, md: 3 }

/** What is on, what is next, what was: open to everyone. */
export function TournamentsPage() {
  const [text, setText] = useState('')
  const [status, setStatus] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const isFiltered = q !== '' || status !== ''
  const list = useInfiniteQuery({
    ...tournamentsQuery({ q: q || undefined, status: statusOf(status) }),
    placeholderData: keepPreviousData,
  })
  const live = useInfiniteQuery({ ...tournamentsQuery({ status: 'active' }), enabled: !isFiltered })
  const next = useInfiniteQuery({ ...tournamentsQuery({ status: 'setup' }), enabled: !isFiltered })
  const isTrainer = useHasRole('trainer')
  const settle = useSettled(refetchList)
  useTopic('tournaments', { onEvent: () => settle(true), onGap: refetchList })
  const tournaments = flat(list.data)
  const isEmpty = list.isSuccess && tournaments.length === 0
  // Not what was found by a filter that has just been cleared.
  const isFirst = isEmpty && !isFiltered && !list.isPlaceholderData
  const isLoading = list.isPending || (!isFiltered && (live.isPending || next.isPending))

  return (
    <Page
      title={i18n._('Tournaments')}
      lead={i18n._('Follow any of them live. No account needed.')}
      actions={
        isTrainer &&
        !isFirst && (
          <ButtonLink to="/tournaments/new" size="md" leftSection={<IconPlus size={18} />}>
            {i18n._('New tournament')}
          </ButtonLink>
        )
      }
    >
      {!isFirst && (
        <Group mb="lg" gap="sm" className="filters">
          <SearchField
            label={i18n._('Search tournaments by name')}
            placeholder={i18n._('Search by name')}
            value={text}
            onChange={setText}
          />
          <NativeSelect
            aria-label={i18n._('Show only')}
            data={statusChoices.map(({ value, label }) => ({ value, label: i18n._(label) }))}
            value={status}
            onChange={event => setStatus(event.currentTarget.value)}
          />
        </Group>
      )}
      <ProblemNote error={list.error ?? live.error ?? next.error} onRetry={refetchList} />
      {isLoading && (
        <SimpleGrid cols={columns} aria-label={i18n._('Loading')}>
          {['a', 'b', 'c', 'd', 'e', 'f'].map(key => (
            <Skeleton key={key} height={148} radius="lg" />
          ))}
        </SimpleGrid>
      )}
      {isEmpty && (isFiltered || isFirst) && <NothingHere isFiltered={isFiltered} isTrainer={isTrainer} />}
      {isFiltered ? (
        <SimpleGrid cols={columns} component="section" aria-label={i18n._('Tournaments')}>
          {tournaments.map(tournament => (
            <TournamentCard key={tournament.id} tournament={tournament} />
          ))}
        </SimpleGrid>
      ) : (
        !isLoading && <HomeLists live={flat(live.data)} next={flat(next.data)} rest={tournaments.filter(isOver)} />
      )}
      <ShowMore pages={list} />
    </Page>
  )
}

function NothingHere({ isFiltered, isTrainer }: { isFiltered: boolean; isTrainer: boolean }) {
  const user = useUser()
  if (isFiltered)
    return <EmptyState title={i18n._('Nothing matches')}>{i18n._('Try a shorter name, or show all.')}</EmptyState>
  if (isTrainer) {
    return (
      <EmptyState
        title={i18n._('Create your first tournament')}
        action={<ButtonLink to="/tournaments/new">{i18n._('New tournament')}</ButtonLink>}
      >
        {i18n._('Give it a name and paste who takes part: the bracket is drawn for you, in a minute.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={i18n._('No tournament yet')}
      action={!user && <ButtonLink to="/sign-in">{i18n._('Sign in')}</ButtonLink>}
    >
      {user
        ? i18n._('As soon as a trainer creates one, it appears here and you can ask to join.')
        : i18n._('Trainers: sign in to create the first one. Everyone else: it will appear here by itself.')}
    </EmptyState>
  )
}
