import type { Session } from '@gym-it/contracts'
import { Menu } from '@mantine/core'
import { IconLogout, IconUser } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Bell } from '../features/notifications/bell.tsx'
import { initials } from '../features/users/initials.ts'
import { queryClient } from '../lib/query-client.ts'
import { signOut } from '../lib/session.ts'

/** The signed-in person at the end of the bar: notices and the way out. */
export function Account({ user }: { user: Session['user'] }) {
  const navigate = useNavigate()
  const leave = async () => {
    await signOut()
    queryClient.clear()
    await navigate({ to: '/' })
  }
  return (
    <>
      <Bell key={user.id} user={user} />
      <Menu position="bottom-end" width={240} withinPortal={false}>
        <Menu.Target>
          <button type="button" className="bar-button" aria-label={`Account of ${user.full_name}`}>
            <span className="avatar" aria-hidden="true">
              {initials(user.full_name)}
            </span>
            <span className="account-name">{user.full_name}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user.email} · {user.role}
          </Menu.Label>
          <Menu.Item leftSection={<IconUser size={18} />} component={Link} to="/profile">
            My profile
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => void leave()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
