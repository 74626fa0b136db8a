import { type BracketView, finishTournament } from '@gym-it/contracts'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.ts'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { refetchTournament, takeOver } from './queries.ts'
import { useDraw } from './use-draw.ts'
import { useReopening } from './use-reopening.ts'

/** What is asked before it is done. */
export type Asked = 'edit' | 'copy' | 'delete' | 'redraw' | 'finish'

interface TrainerDialogProps {
  readonly asking: Asked
  readonly view: BracketView
  readonly onClose: () => void
}

/** Says what an action will do to the tournament, and does it when that is wanted. */
export function TrainerDialog({ asking, view, onClose }: TrainerDialogProps) {
  const { tournament } = view
  useReturnFocus()
  const draw = useDraw(tournament.id)
  const reopening = useReopening(tournament.id)
  const finish = async () => {
    const { tournament: changed } = await call(finishTournament, { params: { id: tournament.id } })
    takeOver(changed)
    await refetchTournament(tournament.id)
    toast(i18n._('The tournament is finished.'), {
      action: { label: i18n._('Undo'), run: () => reopening.mutate() },
    })
  }
  switch (asking) {
    case 'edit':
      return <EditDialog tournament={tournament} onClose={onClose} />
    case 'copy':
      return <CopyDialog tournament={tournament} onClose={onClose} />
    case 'delete':
      return <DeleteDialog view={view} opened onClose={onClose} />
    case 'redraw':
      return (
        <ConfirmDialog
          opened
          onClose={onClose}
          title={i18n._('Draw the bracket again?')}
          confirmLabel={i18n._('Draw again')}
          onConfirm={() => draw.mutateAsync(undefined)}
        >
          {i18n._(
            'The present bracket is replaced by one from everyone who is approved now. No result is recorded yet.',
          )}
        </ConfirmDialog>
      )
    case 'finish':
      return (
        <ConfirmDialog
          opened
          onClose={onClose}
          title={i18n._('Finish as it stands?')}
          confirmLabel={i18n._('Finish')}
          onConfirm={finish}
        >
          {i18n._(
            'The standings as they are now become the result, even if matches are left to play. You can reopen it.',
          )}
        </ConfirmDialog>
      )
  }
}
