import { Button } from '@mantine/core'
import { EmptyState } from '../ui/empty-state.tsx'

/** When a page fails, or a part of it could not be loaded (after an update of the server, for example). */
export function BrokenPage() {
  return (
    <EmptyState
      isPage
      title="This page could not be shown"
      action={<Button onClick={() => location.reload()}>Load it again</Button>}
    >
      Nothing that was saved is lost. Loading the page again usually helps.
    </EmptyState>
  )
}
