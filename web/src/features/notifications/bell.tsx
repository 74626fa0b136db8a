import type { Notification, Session } from '@gym-it/contracts'
import { Button, Group, Popover, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { useTopic } from '../../lib/live.ts'
import { toast } from '../../ui/toast.ts'
import { Notice } from './notice.tsx'
import { noticeWords } from './notice-words.ts'
import { notificationsQuery } from './notifications-query.ts'
import { refetchInbox, useInbox } from './use-inbox.ts'

/** What the person was told: the unread count, the newest notices, and a toast for each that comes in. */
export function Bell({ user }: { user: Session['user'] }) {
  const [opened, setOpened] = useState(false)
  const inbox = useQuery(notificationsQuery(user.id))
  const { reading } = useInbox(user.id)
  const refetch = () => void refetchInbox(user.id)
  useTopic('user', {
    onEvent: (event, data) => {
      refetch()
      // The frame's data is the contract's for this event.
      if (event === 'notification') announce(data as Notification)
    },
    onGap: refetch,
  })
  const unread = inbox.data?.unread_count ?? 0
  const close = () => setOpened(false)
  const open = (one: Notification) => {
    if (one.read_at === null) reading.mutate(one.id)
    close()
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width="min(380px, calc(100vw - 24px))"
      trapFocus
      shadow="lg"
    >
      <Popover.Target>
        <button
          type="button"
          className="bar-button"
          aria-label={
            unread === 0
              ? i18n._('Notifications')
              : i18n._('Notifications, {count} unread', {
                  count: unread,
                })
          }
          onClick={() => setOpened(!opened)}
        >
          <IconBell size={22} />
          {unread > 0 && <span className="unread">{unread > 99 ? '99+' : unread}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Group justify="space-between" px="sm" py="xs">
          <Text fw={750}>{i18n._('Notifications')}</Text>
          {unread > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              loading={reading.isPending}
              onClick={() => reading.mutate('all')}
            >
              {i18n._('Mark all read')}
            </Button>
          )}
        </Group>
        <div className="inbox">
          {inbox.data?.notifications.map(one => (
            <Notice key={one.id} notice={one} onOpen={() => open(one)} />
          ))}
          {inbox.data?.notifications.length === 0 && (
            <Text c="dimmed" p="md" ta="center">
              {i18n._('Nothing yet. Results and approvals that concern you appear here.')}
            </Text>
          )}
        </div>
        <div className="inbox-foot">
          <Link to="/notifications" onClick={close}>
            {i18n._('See all')}
          </Link>
          <Link to="/notifications/preferences" onClick={close}>
            {i18n._('Preferences')}
          </Link>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function announce(notice: Notification) {
  const { title, message } = noticeWords(notice)
  toast(message, title === null ? {} : { title })
}
