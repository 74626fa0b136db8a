import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { i18n } from '../lib/i18n.ts'
import { ProblemNote } from './problem-note.tsx'

interface ConfirmDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  readonly confirmLabel: string
  readonly danger?: boolean
  readonly onConfirm: () => Promise<unknown>
  readonly children: ReactNode
}

/** One way to ask before an act that cannot be taken back. It stays open, with the reason, when the act is refused. */
export function ConfirmDialog({
  opened,
  onClose,
  title,
  confirmLabel,
  danger,
  onConfirm,
  children,
}: ConfirmDialogProps) {
  const acting = useMutation({ mutationFn: onConfirm, onSuccess: onClose })
  return (
    <Modal opened={opened} onClose={onClose} title={title} onExitTransitionEnd={acting.reset}>
      <Stack gap="md">
        <div>{children}</div>
        <ProblemNote error={acting.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {i18n._('Keep as it is')}
          </Button>
          <Button color={danger ? 'red.8' : 'cobalt'} loading={acting.isPending} onClick={() => acting.mutate()}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
