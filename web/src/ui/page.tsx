import { Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly above?: ReactNode
  readonly actions?: ReactNode
  readonly narrow?: boolean
  readonly children: ReactNode
}

/** One way to begin a page: the title (also the tab's), a line below it, actions at the right. */
export function Page({ title, lead, above, actions, narrow = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · GYM IT`
  }, [title])
  return (
    <div className={narrow ? 'page page-narrow' : 'page'}>
      <Group justify="space-between" align="flex-end" gap="md" mb="lg" className="page-head">
        <div className="page-title">
          {above}
          <Title order={1} className="clip-long" dir="auto">
            {title}
          </Title>
          {lead && (
            <Text component="div" c="dimmed" mt={6}>
              {lead}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </div>
  )
}
