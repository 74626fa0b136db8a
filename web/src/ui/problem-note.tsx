import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { detailOf } from '../lib/api-problem.ts'
import { i18n } from '../lib/i18n.ts'

/** What happened, in place, and a way to try again where that makes sense. */
export function ProblemNote({ error, onRetry, title }: { error: unknown; onRetry?: () => void; title?: string }) {
  if (error === null || error === undefined) return null
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={20} />}
      role="alert"
      {...(title ? { title } : {})}
    >
      <Group justify="space-between" gap="sm">
        <span>{detailOf(error)}</span>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {i18n._('Try again')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
