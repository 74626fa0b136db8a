import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Logo } from './logo.tsx'

interface EmptyStateProps {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** It is the whole page, so that its title is the page's. */
  readonly isPage?: boolean
}

/** Nothing here yet: says so, and what to do next. */
export function EmptyState({ title, children, action, isPage = false }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" className="empty-state">
      <span className="empty-mark">
        <Logo size={40} />
      </span>
      <Title order={isPage ? 1 : 2} size="h2" ta="center">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" ta="center" maw={460} component="div">
          {children}
        </Text>
      )}
      {action && <div className="empty-action">{action}</div>}
    </Stack>
  )
}
