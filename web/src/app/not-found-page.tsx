import { i18n } from '../lib/i18n.ts'
import { useLanguage } from '../lib/use-language.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

export function NotFoundPage() {
  useLanguage()
  return (
    <EmptyState
      isPage
      title={i18n._('There is no such page')}
      action={<ButtonLink to="/">{i18n._('All tournaments')}</ButtonLink>}
    >
      {i18n._('The address may be mistyped, or the page is gone.')}
    </EmptyState>
  )
}
