import { getUserHistory, type HistoryEntry } from '@gym-it/contracts'
import { Modal, Skeleton, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { formatMoment } from '../../lib/dates.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import type { Listed } from './user-state.tsx'

const pageSize = 50

function whatHappened({ event, until, role, actor_id }: HistoryEntry): string {
  switch (event) {
    case 'user.created':
      return `Registered as ${role}`
    case 'user.updated':
      return 'Changed the profile'
    case 'user.approved':
      return 'Approved'
    case 'user.banned':
      return until ? `Banned until ${formatMoment(until)}` : 'Banned'
    case 'user.unbanned':
      return actor_id === null ? 'The ban ended by itself' : 'Ban lifted'
    case 'user.role_changed':
      return `Made ${role}`
    default:
      return event
  }
}

/** What was decided about a person, when, by whom and why. */
export function HistoryDialog({ user, opened, onClose }: { user: Listed; opened: boolean; onClose: () => void }) {
  const history = useInfiniteQuery({
    queryKey: ['users', 'history', user.id],
    queryFn: ({ pageParam, signal }) =>
      call(getUserHistory, {
        params: { id: user.id },
        query: { limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: page => page.next_cursor ?? undefined,
    enabled: opened,
  })
  const entries = history.data?.pages.flatMap(page => page.history) ?? []
  return (
    <Modal opened={opened} onClose={onClose} title={`History of ${user.full_name}`}>
      <Stack gap="md">
        <ProblemNote error={history.error} onRetry={() => void history.refetch()} />
        {history.isPending && <Skeleton height={160} radius="md" />}
        <ol className="plain-list history">
          {entries.map(entry => (
            <li key={entry.id}>
              <strong>{whatHappened(entry)}</strong>
              <div className="quiet">
                {formatMoment(entry.at)}
                {entry.actor_name && entry.actor_id !== user.id && <> · by {entry.actor_name}</>}
              </div>
              {entry.reason && <div className="clip-long">{entry.reason}</div>}
            </li>
          ))}
        </ol>
        <ShowMore pages={history} />
      </Stack>
    </Modal>
  )
}
