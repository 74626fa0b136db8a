import { type Participant, type Tournament, withdrawParticipant } from '@gym-it/contracts'
import { call } from '../../lib/call.ts'
import { formatMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { refetchTournament } from '../tournaments/queries.ts'

interface TakeBackDialogProps {
  readonly tournament: Tournament
  /** A member's own entry. */
  readonly mine: Participant
  /** On the wait-list, from 1. */
  readonly place: number
  readonly onClose: () => void
  /** It was taken back, and is shown so. */
  readonly onGone: () => void
}

const lost: Readonly<Partial<Record<Participant['status'], string>>> = {
  pending: /*i18n*/ 'Your request is taken back, and the trainer does not decide about it any more.',
  waiting: /*i18n*/ 'You are number {place} on the wait-list. That position is lost.',
  approved: /*i18n*/ 'Your place is free from then on: whoever has waited longest gets it at once.',
}

/** What the way back would be. */
function wayBack({ registration_deadline: deadline }: Tournament): string {
  if (deadline === null)
    return i18n._('This has no undo. To be in after all you ask again, as one who comes last, and the trainer decides.')
  return Date.parse(deadline) > Date.now()
    ? i18n._('This has no undo. Until {moment} you can ask again, as one who comes last, and the trainer decides.', {
        moment: formatMoment(deadline),
      })
    : i18n._('This has no undo, and the registration is closed: only the trainer could enter you again.')
}

/** Before a member takes their entry back: what they lose by it. */
export function TakeBackDialog({ tournament, mine, place, onClose, onGone }: TakeBackDialogProps) {
  const { id } = tournament
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={mine.status === 'waiting' ? i18n._('Leave the wait-list?') : i18n._('Withdraw from this tournament?')}
      confirmLabel={mine.status === 'waiting' ? i18n._('Leave the wait-list') : i18n._('Withdraw')}
      danger
      onConfirm={async () => {
        await call(withdrawParticipant, { params: { id, pid: mine.id } })
        await refetchTournament(id)
        onGone()
      }}
    >
      <p>{i18n._(lost[mine.status] ?? '', { place })}</p>
      <p>{wayBack(tournament)}</p>
    </ConfirmDialog>
  )
}
