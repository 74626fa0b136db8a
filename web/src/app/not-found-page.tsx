import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

export function NotFoundPage() {
  return (
    <EmptyState isPage title="There is no such page" action={<ButtonLink to="/">All tournaments</ButtonLink>}>
      The address may have a slip in it, or what stood here is gone.
    </EmptyState>
  )
}
