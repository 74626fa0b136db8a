import type { Notification } from '@gym-it/contracts'
import { ActionIcon, Button, Skeleton, Title } from '@mantine/core'
import { IconCheck, IconSettings, IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { i18n } from '../../lib/i18n.ts'
import { useUser } from '../../lib/use-session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { RequireRole } from '../auth/require-role.tsx'
import { TellEverybody } from './broadcast/tell-everybody.tsx'
import { Notice } from './notice.tsx'
import { noticeWords } from './notice-words.ts'
import { noticePagesQuery } from './notifications-query.ts'
import { useInbox } from './use-inbox.ts'

/** Everything one was told, the unread first. */
export function NoticesPage() {
  const user = useUser()
  return (
    <Page
      title={i18n._('Notifications')}
      lead={i18n._('What concerns you: your entries, matches and results.')}
      actions={
        user && (
          <>
            <TellEverybody />
            <ButtonLink to="/notifications/preferences" variant="default" leftSection={<IconSettings size={18} />}>
              {i18n._('Preferences')}
            </ButtonLink>
          </>
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
  const keptFocus = useKeptFocus(false, () => document.getElementById('main')?.focus())
  if (unread.isPending || read.isPending) return <Skeleton height={320} radius="lg" />
  const error = unread.error ?? read.error
  if (error) return <ProblemNote error={error} onRetry={() => void Promise.all([unread.refetch(), read.refetch()])} />
  const fresh = unread.data?.pages.flatMap(page => page.notifications) ?? []
  const earlier = read.data?.pages.flatMap(page => page.notifications) ?? []
  if (fresh.length + earlier.length === 0) {
    return (
      <EmptyState title={i18n._('Nothing yet')}>
        {i18n._('When your entry is accepted, your match is next or a result is in, you read it here.')}
      </EmptyState>
    )
  }
  const list = (notices: readonly Notification[]) => (
    <ul className="plain-list panel notice-list">
      {notices.map(one => (
        <li key={one.id} data-row>
          <Notice
            notice={one}
            onOpen={() => one.read_at === null && reading.mutate(one.id)}
            actions={
              <div className="inbox-notice-actions">
                {one.read_at === null && (
                  <NoticeAction
                    label={i18n._('Mark as read: {notice}', { notice: nameOf(one) })}
                    onClick={() => reading.mutate(one.id)}
                  >
                    <IconCheck size={18} />
                  </NoticeAction>
                )}
                <NoticeAction
                  label={i18n._('Delete: {notice}', { notice: nameOf(one) })}
                  onClick={() => deleting.mutate(one)}
                >
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
    <section className="notices" {...keptFocus}>
      {fresh.length > 0 && (
        <section aria-label={i18n._('Unread')}>
          <div className="page-above">
            <Title order={2} size="h3">
              {i18n._('Unread')}
            </Title>
            <Button
              size="compact-md"
              variant="subtle"
              loading={reading.isPending}
              onClick={() => reading.mutate('all')}
            >
              {i18n._('Mark all read')}
            </Button>
          </div>
          {list(fresh)}
          <ShowMore pages={unread} />
        </section>
      )}
      {earlier.length > 0 && (
        <section aria-label={i18n._('Earlier')}>
          <Title order={2} size="h3" mb="sm">
            {i18n._('Earlier')}
          </Title>
          {list(earlier)}
          <ShowMore pages={read} />
        </section>
      )}
    </section>
  )
}

/** What a notice is called where it is not shown. */
function nameOf(notice: Notification): string {
  const { title, message } = noticeWords(notice)
  return title ?? message.slice(0, 60)
}

interface NoticeActionProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: React.ReactNode
}

const NoticeAction = ({ label, onClick, children }: NoticeActionProps) => (
  <ActionIcon size={44} variant="subtle" color="gray" aria-label={label} onClick={onClick}>
    {children}
  </ActionIcon>
)
