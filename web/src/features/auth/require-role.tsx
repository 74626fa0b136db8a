import type { Role } from '@gym-it/contracts'
import { Skeleton } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useHasRole, useSession } from '../../lib/use-session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

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
        title="Sign in to go on"
        action={
          <ButtonLink to="/sign-in" search={{ to: pathname }}>
            Sign in
          </ButtonLink>
        }
      >
        This page is for {atLeast === 'admin' ? 'administrators' : 'trainers and administrators'}.
      </EmptyState>
    )
  }
  return (
    <EmptyState title="This page is not for your account" action={<ButtonLink to="/">To the tournaments</ButtonLink>}>
      It needs the role {atLeast}. An administrator can give it to you.
    </EmptyState>
  )
}
