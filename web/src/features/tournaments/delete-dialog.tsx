import { type BracketView, deleteTournament } from '@gym-it/contracts'
import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query-client.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.ts'

interface DeleteDialogProps {
  readonly view: BracketView
  readonly opened: boolean
  readonly onClose: () => void
}

/** Before a tournament is deleted: which one, and all that goes with it. */
export function DeleteDialog({ view, opened, onClose }: DeleteDialogProps) {
  const navigate = useNavigate()
  const { id, name } = view.tournament
  const people = view.participants.length
  const results = view.bracket.filter(match => match.decided_by === 'report').length
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={i18n._('Delete this tournament?')}
      confirmLabel={i18n._('Delete for good')}
      danger
      onConfirm={async () => {
        await call(deleteTournament, { params: { id } })
        toast(i18n._('“{name}” was deleted.', { name }))
        await navigate({ to: '/' })
        queryClient.removeQueries({ queryKey: ['tournament', id] })
        await queryClient.invalidateQueries({ queryKey: ['tournaments'] })
      }}
    >
      <Text className="clip-long" fw={650} dir="auto">
        {name}
      </Text>
      <Text mt="xs">{i18n._('This is deleted with it:')}</Text>
      <ul>
        <li>{i18n._('{count, plural, one {# participant} other {# participants}}', { count: people })}</li>
        {results > 0 && (
          <li>
            {i18n._('{count, plural, one {# result} other {# results}}, and what they count for the ratings', {
              count: results,
            })}
          </li>
        )}
      </ul>
      <Text mt="xs">{i18n._('This cannot be undone. To keep the rules for another day, copy it first.')}</Text>
    </ConfirmDialog>
  )
}
