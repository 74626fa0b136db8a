import { createInvitation, listUsers, roles, userStatuses } from '@gym-it/contracts'
import { Group, NativeSelect, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { useHasRole, useUser } from '../../lib/use-session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import { useMay } from '../auth/use-may.ts'
import { mayDecideAbout } from './decisions.ts'
import { adminColumns, peopleColumns } from './people-columns.tsx'
import { SelectionBar } from './selection-bar.tsx'
import type { Listed } from './user-state.tsx'

const pageSize = 100
const everyMs = 20_000
const roleChoices = [
  { value: '', label: /*i18n*/ 'All roles' },
  { value: 'member', label: /*i18n*/ 'Members' },
  { value: 'trainer', label: /*i18n*/ 'Trainers' },
  { value: 'admin', label: /*i18n*/ 'Administrators' },
]
const statusChoices = [
  { value: '', label: /*i18n*/ 'All states' },
  { value: 'pending', label: /*i18n*/ 'To approve' },
  { value: 'active', label: /*i18n*/ 'Active' },
  { value: 'banned', label: /*i18n*/ 'Banned' },
]

const inWords = (choices: typeof roleChoices) => choices.map(({ value, label }) => ({ value, label: i18n._(label) }))

/** Everyone in the club. Administrators act here; trainers look. */
export function PeoplePage() {
  const mayInvite = useMay(createInvitation)
  return (
    <Page
      title={i18n._('People')}
      lead={i18n._('Everyone who registered.')}
      actions={mayInvite && <ButtonLink to="/people/invitations">{i18n._('Invite people')}</ButtonLink>}
    >
      <RequireRole atLeast="trainer">
        <People />
      </RequireRole>
    </Page>
  )
}

function usePeople(q: string, role: string, status: string) {
  return useInfiniteQuery({
    queryKey: ['users', q, role, status],
    queryFn: ({ pageParam, signal }) => {
      const chosenRole = roles.find(one => one === role)
      const chosenStatus = userStatuses.find(one => one === status)
      const query = {
        limit: pageSize,
        ...(q ? { q } : {}),
        ...(chosenRole ? { role: chosenRole } : {}),
        ...(chosenStatus ? { status: chosenStatus } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }
      return call(listUsers, { query, signal })
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: page => (page.length < pageSize ? undefined : page.at(-1)?.id),
    placeholderData: keepPreviousData,
    // No live topic tells of people: somebody who registers appears without a reload all the same.
    refetchInterval: everyMs,
  })
}

function PeopleTable({ rows }: { rows: readonly Listed[] }) {
  const me = useUser()
  const isAdmin = useHasRole('admin')
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  if (!isAdmin) {
    return <DataTable caption={i18n._('People')} columns={peopleColumns()} rows={rows} rowKey={user => user.id} />
  }
  const selectable = rows.filter(user => mayDecideAbout(user, me))
  // Who is no longer in the list is no longer meant.
  const selected = selectable.filter(({ id }) => chosen.has(id))
  const toggle = ({ id }: Listed) =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter(one => one !== id) : [...chosen, id]))
  const columns = adminColumns({
    has: ({ id }) => chosen.has(id),
    canHave: user => mayDecideAbout(user, me),
    toggle,
  })
  return (
    <>
      {selectable.length > 0 && (
        <SelectionBar
          selected={selected}
          selectable={selectable}
          onSelect={people => setChosen(new Set(people.map(({ id }) => id)))}
        />
      )}
      <DataTable caption={i18n._('People')} columns={columns} rows={rows} rowKey={user => user.id} />
    </>
  )
}

function People() {
  const [text, setText] = useState('')
  const [role, setRole] = useState('')
  const [status, setStatus] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const people = usePeople(q, role, status)
  const rows = people.data?.pages.flat() ?? []
  return (
    <>
      <Group mb="lg" gap="sm" className="filters">
        <SearchField
          label={i18n._('Search people by name, e-mail or club')}
          placeholder={i18n._('Search by name, e-mail or club')}
          value={text}
          onChange={setText}
        />
        <NativeSelect
          aria-label={i18n._('Role')}
          data={inWords(roleChoices)}
          value={role}
          onChange={event => setRole(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={i18n._('State')}
          data={inWords(statusChoices)}
          value={status}
          onChange={event => setStatus(event.currentTarget.value)}
        />
      </Group>
      <ProblemNote error={people.error} onRetry={() => void people.refetch()} />
      {people.isPending && <Skeleton height={320} radius="lg" />}
      {people.isSuccess && rows.length === 0 && (
        <EmptyState title={i18n._('Nobody matches')}>{i18n._('Try a shorter name, or show all.')}</EmptyState>
      )}
      {rows.length > 0 && <PeopleTable rows={rows} />}
      <ShowMore pages={people} />
    </>
  )
}
