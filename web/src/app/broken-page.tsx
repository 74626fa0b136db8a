import { Button } from '@mantine/core'
import { i18n } from '../lib/i18n.ts'
import { useLanguage } from '../lib/use-language.ts'
import { EmptyState } from '../ui/empty-state.tsx'

/** When a page fails. */
export function BrokenPage() {
  useLanguage()
  return (
    <EmptyState
      isPage
      title={i18n._('This page could not be shown')}
      action={<Button onClick={() => location.reload()}>{i18n._('Load it again')}</Button>}
    >
      {i18n._('Nothing that was saved is lost. Loading the page again usually helps.')}
    </EmptyState>
  )
}
