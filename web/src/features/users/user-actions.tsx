import { type Role, roles } from '@gym-it/contracts'
import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import {
  IconBan,
  IconDots,
  IconHistory,
  IconKey,
  IconLink,
  IconLockOpen,
  IconMessage,
  IconUserCheck,
  IconUserShield,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { useUser } from '../../lib/use-session.ts'
import { toastProblem } from '../../ui/toast.ts'
import { ResetFactorsDialog } from '../auth/reset-factors-dialog.tsx'
import { ResetLinkDialog } from '../auth/reset-link-dialog.tsx'
import { BanDialog } from './ban-dialog.tsx'
import { approve, giveRole, mayDecideAbout, refetchPeople } from './decisions.ts'
import { HistoryDialog } from './history-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import type { Listed } from './user-state.tsx'

const makeRole: Readonly<Record<Role, string>> = {
  member: /*i18n*/ 'Make member',
  trainer: /*i18n*/ 'Make trainer',
  admin: /*i18n*/ 'Make admin',
}

/** What an administrator can do with one person. */
export function UserActions({ user }: { user: Listed }) {
  const me = useUser()
  const [open, setOpen] = useState<'approve' | 'ban' | 'unban' | 'history' | 'factors' | 'reset-link' | null>(null)
  const acting = useMutation({
    mutationFn: (work: () => Promise<void>) => work(),
    onError: error => {
      toastProblem(error)
      void refetchPeople()
    },
  })
  const close = () => setOpen(null)
  const mayDecide = mayDecideAbout(user, me)
  const isWaiting = mayDecide && !user.is_approved && !user.is_banned
  const approveThem = () => acting.mutate(() => approve([user]))
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap" className="user-actions">
      {isWaiting && (
        <span className="wide-only">
          <Button
            size="xs"
            loading={acting.isPending}
            onClick={approveThem}
            aria-label={i18n._('Approve {name}', { name: user.full_name })}
          >
            {i18n._('Approve')}
          </Button>
        </span>
      )}
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={i18n._('Actions for {name}', { name: user.full_name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isWaiting && (
            <>
              <Menu.Item leftSection={<IconUserCheck size={18} />} onClick={approveThem}>
                {i18n._('Approve')}
              </Menu.Item>
              <Menu.Item leftSection={<IconMessage size={18} />} onClick={() => setOpen('approve')}>
                {i18n._('Approve with a reason…')}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconHistory size={18} />} onClick={() => setOpen('history')}>
            {i18n._('History')}
          </Menu.Item>
          {mayDecide && (
            <>
              <Menu.Divider />
              {roles
                .filter(role => role !== user.role)
                .map(role => (
                  <Menu.Item
                    key={role}
                    leftSection={<IconUserShield size={18} />}
                    onClick={() => acting.mutate(() => giveRole(user, role))}
                  >
                    {i18n._(makeRole[role])}
                  </Menu.Item>
                ))}
              <Menu.Divider />
              <Menu.Item leftSection={<IconLink size={18} />} onClick={() => setOpen('reset-link')}>
                {i18n._('Link for a new password…')}
              </Menu.Item>
              <Menu.Item leftSection={<IconKey size={18} />} onClick={() => setOpen('factors')}>
                {i18n._('Remove second factors…')}
              </Menu.Item>
              {user.is_banned && (
                <Menu.Item leftSection={<IconLockOpen size={18} />} onClick={() => setOpen('unban')}>
                  {i18n._('Lift the ban…')}
                </Menu.Item>
              )}
              <Menu.Item color="var(--gym-danger)" leftSection={<IconBan size={18} />} onClick={() => setOpen('ban')}>
                {user.is_banned ? i18n._('Change the ban…') : i18n._('Ban…')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <BanDialog people={[user]} opened={open === 'ban'} onClose={close} />
      <ReasonDialog
        decision={open === 'unban' || user.is_banned ? 'unban' : 'approve'}
        people={[user]}
        opened={open === 'approve' || open === 'unban'}
        onClose={close}
      />
      <ResetFactorsDialog user={user} opened={open === 'factors'} onClose={close} />
      <ResetLinkDialog user={user} opened={open === 'reset-link'} onClose={close} />
      <HistoryDialog user={user} opened={open === 'history'} onClose={close} />
    </Group>
  )
}
