import { getUserHistory, type HistoryEntry } from '@gym-it/contracts'
import { Modal, Skeleton, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { formatMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { headingName } from './heading-name.ts'
import { roleName } from './role-name.ts'
import type { Listed } from './user-state.tsx'

const pageSize = 50

function whatHappened({ event, until, role, actor_id }: HistoryEntry): string {
  switch (event) {
    case 'user.created':
      return role === null ? i18n._('Registered') : i18n._('Registered as {role}', { role: roleName(role) })
    case 'user.updated':
      return i18n._('Changed the profile')
    case 'user.approved':
      return i18n._('Approved')
    case 'user.approval_withdrawn':
      return i18n._('Approval taken back')
    case 'user.banned':
      return until ? i18n._('Banned until {until}', { until: formatMoment(until) }) : i18n._('Banned')
    case 'user.unbanned':
      return actor_id === null ? i18n._('The ban ended by itself') : i18n._('Ban lifted')
    case 'user.role_changed':
      return role === null ? i18n._('Given another role') : i18n._('Made {role}', { role: roleName(role) })
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
    <Modal opened={opened} onClose={onClose} title={i18n._('History of {name}', { name: headingName(user.full_name) })}>
      <Stack gap="md">
        <ProblemNote error={history.error} onRetry={() => void history.refetch()} />
        {history.isPending && <Skeleton height={160} radius="md" />}
        <ol className="plain-list history">
          {entries.map(entry => (
            <li key={entry.id}>
              <strong>{whatHappened(entry)}</strong>
              <div className="quiet">
                {entry.actor_name && entry.actor_id !== user.id
                  ? i18n._('{moment} · by {name}', { moment: formatMoment(entry.at), name: entry.actor_name })
                  : formatMoment(entry.at)}
              </div>
              {entry.reason && (
                <div className="clip-long" dir="auto">
                  {entry.reason}
                </div>
              )}
            </li>
          ))}
        </ol>
        <ShowMore pages={history} />
      </Stack>
    </Modal>
  )
}
