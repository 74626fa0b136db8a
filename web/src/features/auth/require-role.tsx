import type { Role } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { useHasRole, useSession } from '../../lib/use-session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { roleName } from '../users/role-name.ts'

const forWhom: Readonly<Record<Role, string>> = {
  member: /*i18n*/ 'This page is for people with an account.',
  trainer: /*i18n*/ 'This page is for trainers and administrators.',
  admin: /*i18n*/ 'This page is for administrators.',
}

/** Shows its children to people of a role, and tells others how to get there. The services decide in the end. */
export function RequireRole({ atLeast, children }: { atLeast: Role; children: ReactNode }) {
  const { status } = useSession()
  const isAllowed = useHasRole(atLeast)
  const { pathname } = useLocation()
  if (isAllowed) return children
  if (status === 'restoring') return <Skeleton height={280} radius="lg" />
  if (status === 'anonymous') {
    return (
      <EmptyState
        title={i18n._('Sign in to go on')}
        action={
          <ButtonLink to="/sign-in" search={{ to: pathname }}>
            {i18n._('Sign in')}
          </ButtonLink>
        }
      >
        {i18n._(forWhom[atLeast])}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={i18n._('This page is not for your account')}
      action={<ButtonLink to="/">{i18n._('To the tournaments')}</ButtonLink>}
    >
      {i18n._('It needs the role {role}. An administrator can give it to you.', { role: roleName(atLeast) })}
    </EmptyState>
  )
}
