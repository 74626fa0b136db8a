import { listUsers, roles, type User, userStatuses } from '@gym-it/contracts'
import { Group, NativeSelect, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { formatMoment } from '../../lib/dates.ts'
import { useHasRole } from '../../lib/use-session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import { UserActions } from './user-actions.tsx'

const pageSize = 100
const roleChoices = [
  { value: '', label: 'All roles' },
  { value: 'member', label: 'Members' },
  { value: 'trainer', label: 'Trainers' },
  { value: 'admin', label: 'Administrators' },
]
const statusChoices = [
  { value: '', label: 'All' },
  { value: 'pending', label: 'To approve' },
  { value: 'active', label: 'Active' },
  { value: 'banned', label: 'Banned' },
]

const roleOf = (user: User) => (user.is_root_admin ? 'root admin' : user.role)

function UserState({ user }: { user: User }) {
  if (user.is_banned) return <span className="status status-cancelled">Banned</span>
  if (!user.is_approved) return <span className="status status-paused">To approve</span>
  return <span className="status status-active">Active</span>
}

const baseColumns: Column<User>[] = [
  {
    header: 'Name',
    cell: user => (
      <>
        <div className="clip-long standing-name" dir="auto">
          {user.full_name}
        </div>
        <div className="quiet clip-long">{user.email}</div>
        <div className="narrow-only">
          <span className="role">{roleOf(user)}</span>
          <UserState user={user} />
        </div>
      </>
    ),
  },
  { header: 'Role', wideOnly: true, cell: user => <span className="role">{roleOf(user)}</span> },
  { header: 'State', wideOnly: true, cell: user => <UserState user={user} /> },
  { header: 'Since', wideOnly: true, cell: user => formatMoment(`${user.created_at.slice(0, 10)}T00:00:00.000Z`) },
]
const adminColumns: Column<User>[] = [...baseColumns, { header: '', cell: user => <UserActions user={user} /> }]

/** Everyone in the club. Administrators act here; trainers look. */
export function PeoplePage() {
  return (
    <Page title="People" lead="Everyone who registered.">
      <RequireRole atLeast="trainer">
        <People />
      </RequireRole>
    </Page>
  )
}

function People() {
  const [text, setText] = useState('')
  const [role, setRole] = useState('')
  const [status, setStatus] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const isAdmin = useHasRole('admin')
  const people = useInfiniteQuery({
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
  })
  const rows = people.data?.pages.flat() ?? []
  return (
    <>
      <Group mb="lg" gap="sm" className="filters">
        <SearchField
          label="Search people by name or e-mail"
          placeholder="Search by name or e-mail"
          value={text}
          onChange={setText}
        />
        <NativeSelect
          aria-label="Role"
          data={roleChoices}
          value={role}
          onChange={event => setRole(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label="State"
          data={statusChoices}
          value={status}
          onChange={event => setStatus(event.currentTarget.value)}
        />
      </Group>
      <ProblemNote error={people.error} onRetry={() => void people.refetch()} />
      {people.isPending && <Skeleton height={320} radius="lg" />}
      {people.isSuccess && rows.length === 0 && (
        <EmptyState title="Nobody matches">Try a shorter name, or show all.</EmptyState>
      )}
      {rows.length > 0 && (
        <DataTable
          caption="People"
          columns={isAdmin ? adminColumns : baseColumns}
          rows={rows}
          rowKey={user => user.id}
        />
      )}
      <ShowMore pages={people} />
    </>
  )
}
