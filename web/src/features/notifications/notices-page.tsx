import type { Notification } from '@gym-it/contracts'
import { ActionIcon, Button, Skeleton, Title } from '@mantine/core'
import { IconCheck, IconSettings, IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useUser } from '../../lib/use-session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import { Notice } from './notice.tsx'
import { noticePagesQuery } from './notifications-query.ts'
import { useInbox } from './use-inbox.ts'

/** Everything one was told, the unread first. */
export function NoticesPage() {
  const user = useUser()
  return (
    <Page
      title="Notifications"
      lead="What concerns you: your entries, matches and results."
      actions={
        user && (
          <ButtonLink to="/notifications/preferences" variant="default" leftSection={<IconSettings size={18} />}>
            Preferences
          </ButtonLink>
        )
      }
    >
      <RequireRole atLeast="member">{user && <Notices key={user.id} userId={user.id} />}</RequireRole>
    </Page>
  )
}

function Notices({ userId }: { userId: number }) {
  const unread = useInfiniteQuery(noticePagesQuery(userId, 'unread'))
  const read = useInfiniteQuery(noticePagesQuery(userId, 'read'))
  const { reading, deleting } = useInbox(userId)
  if (unread.isPending || read.isPending) return <Skeleton height={320} radius="lg" />
  const error = unread.error ?? read.error
  if (error) return <ProblemNote error={error} onRetry={() => void Promise.all([unread.refetch(), read.refetch()])} />
  const fresh = unread.data?.pages.flatMap(page => page.notifications) ?? []
  const earlier = read.data?.pages.flatMap(page => page.notifications) ?? []
  if (fresh.length + earlier.length === 0) {
    return (
      <EmptyState title="Nothing yet">
        When your entry is accepted, your match is next or a result is in, you read it here.
      </EmptyState>
    )
  }
  const list = (notices: readonly Notification[]) => (
    <ul className="plain-list panel notice-list">
      {notices.map(one => (
        <li key={one.id}>
          <Notice
            notice={one}
            onOpen={() => one.read_at === null && reading.mutate(one.id)}
            actions={
              <div className="inbox-notice-actions">
                {one.read_at === null && (
                  <NoticeAction label="Mark as read" notice={one} onClick={() => reading.mutate(one.id)}>
                    <IconCheck size={18} />
                  </NoticeAction>
                )}
                <NoticeAction label="Delete" notice={one} onClick={() => deleting.mutate(one)}>
                  <IconTrash size={18} />
                </NoticeAction>
              </div>
            }
          />
        </li>
      ))}
    </ul>
  )
  return (
    <div className="notices">
      {fresh.length > 0 && (
        <section aria-label="Unread">
          <div className="page-above">
            <Title order={2} size="h3">
              Unread
            </Title>
            <Button
              size="compact-md"
              variant="subtle"
              loading={reading.isPending}
              onClick={() => reading.mutate('all')}
            >
              Mark all read
            </Button>
          </div>
          {list(fresh)}
          <ShowMore pages={unread} />
        </section>
      )}
      {earlier.length > 0 && (
        <section aria-label="Earlier">
          <Title order={2} size="h3" mb="sm">
            Earlier
          </Title>
          {list(earlier)}
          <ShowMore pages={read} />
        </section>
      )}
    </div>
  )
}

interface NoticeActionProps {
  readonly label: string
  readonly notice: Notification
  readonly onClick: () => void
  readonly children: React.ReactNode
}

const NoticeAction = ({ label, notice, onClick, children }: NoticeActionProps) => (
  <ActionIcon
    size={44}
    variant="subtle"
    color="gray"
    aria-label={`${label}: ${notice.title ?? notice.message.slice(0, 60)}`}
    onClick={onClick}
  >
    {children}
  </ActionIcon>
)
