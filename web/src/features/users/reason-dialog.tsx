import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { approve, namesOf, unban } from './decisions.ts'
import type { Listed } from './user-state.tsx'

const decisions = {
  approve: {
    title: /*i18n*/ 'Approve {who}?',
    confirmLabel: /*i18n*/ 'Approve',
    lead: /*i18n*/ '{count, plural, one {This person} other {They}} can use everything that belongs to the role from now on.',
    decide: approve,
  },
  unban: {
    title: /*i18n*/ 'Lift the ban of {who}?',
    confirmLabel: /*i18n*/ 'Lift the ban',
    lead: /*i18n*/ '{count, plural, one {This person} other {They}} can sign in again at once.',
    decide: unban,
  },
} as const

interface ReasonDialogProps {
  readonly decision: keyof typeof decisions
  readonly people: readonly Listed[]
  readonly opened: boolean
  readonly onClose: () => void
  readonly onDone?: () => void
}

/** A decision with the reason that is kept for those who ask later; it may be left empty. */
export function ReasonDialog({ decision, people, opened, onClose, onDone }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const { title, confirmLabel, lead, decide } = decisions[decision]
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={i18n._(title, { who: namesOf(people) })}
      confirmLabel={i18n._(confirmLabel)}
      onConfirm={async () => {
        await decide(people, reason)
        setReason('')
        onDone?.()
      }}
    >
      <Text mb="md">{i18n._(lead, { count: people.length })}</Text>
      <Textarea
        label={i18n._('Reason (optional)')}
        description={i18n._('It stays in their history.')}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
