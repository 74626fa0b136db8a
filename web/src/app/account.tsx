import type { Session } from '@gym-it/contracts'
import { Menu } from '@mantine/core'
import { IconLogout, IconUser } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Bell } from '../features/notifications/bell.tsx'
import { endPushOfSession } from '../features/notifications/push.ts'
import { initials } from '../features/users/initials.ts'
import { roleName } from '../features/users/role-name.ts'
import { i18n } from '../lib/i18n.ts'
import { signOut } from '../lib/session.ts'
import { keptWrites } from '../lib/writes/known-writes.ts'
import { toast } from '../ui/toast.ts'
import { waitsForAuthor } from './waiting-texts.ts'

/** The signed-in person at the end of the bar: notices and the way out. */
export function Account({ user }: { user: Session['user'] }) {
  const navigate = useNavigate()
  const leave = async () => {
    const count = keptWrites.get().filter(one => one.userId === user.id).length
    await endPushOfSession()
    await signOut()
    await navigate({ to: '/' })
    if (count > 0) toast(i18n._(waitsForAuthor, { count }))
  }
  return (
    <>
      <Bell key={user.id} user={user} />
      <Menu position="bottom-end" width={240} withinPortal={false}>
        <Menu.Target>
          <button
            type="button"
            className="bar-button"
            aria-label={i18n._('Account of {name}', { name: user.full_name })}
          >
            <span className="avatar" aria-hidden="true" data-initials={initials(user.full_name)} />
            <span className="account-name" dir="auto">
              {user.full_name}
            </span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user.email} · {roleName(user.role)}
          </Menu.Label>
          <Menu.Item leftSection={<IconUser size={18} />} component={Link} to="/profile">
            {i18n._('My profile')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => void leave()}>
            {i18n._('Sign out')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
