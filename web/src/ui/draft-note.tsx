import { Button, Group } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { i18n } from '../lib/i18n.ts'
import type { Draft } from '../lib/use-draft.ts'
import { lazyDialog } from './lazy-part.tsx'

const ConfirmDialog = lazyDialog(() => import('./confirm-dialog.tsx').then(module => module.ConfirmDialog))

type Kept = Pick<Draft<unknown>, 'news' | 'isAtRisk' | 'drop' | 'restore'>

/** Says that what was typed earlier is back, with a way to drop it; asks before what could not be kept is lost. */
export function DraftNote({ draft: { news, isAtRisk, drop, restore } }: { draft: Kept }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    disabled: !isAtRisk,
    enableBeforeUnload: isAtRisk,
    withResolver: true,
  })
  const isBack = news === 'back'
  return (
    <>
      {news !== null && (
        <Group className="notice notice-calm" justify="space-between" gap="sm" mb="md">
          <span role="status">{isBack ? i18n._('Your draft is back.') : i18n._('The draft is dropped.')}</span>
          <Button size="xs" variant="default" onClick={isBack ? drop : restore}>
            {isBack ? i18n._('Drop the draft') : i18n._('Undo')}
          </Button>
        </Group>
      )}
      {status === 'blocked' && (
        <ConfirmDialog
          opened
          onClose={reset}
          title={i18n._('Leave this page?')}
          confirmLabel={i18n._('Leave')}
          danger
          onConfirm={async () => proceed()}
        >
          {i18n._('This browser could not keep what you have typed here: it is lost when you leave.')}
        </ConfirmDialog>
      )}
    </>
  )
}
