import {
  disqualifyParticipant,
  type LeftParticipant,
  type Participant,
  reinstateParticipant,
  type Tournament,
  type withdrawalPolicies,
  withdrawParticipant,
} from '@gym-it/contracts'
import { Button, Group, Modal, SegmentedControl, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ChoiceCards } from '../../ui/choice-cards.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { Consequences } from '../brackets/results/consequences.tsx'
import { bracketQuery, refetchTournament } from '../tournaments/queries.ts'

type Policy = (typeof withdrawalPolicies)[number]

const policies: readonly { readonly value: Policy; readonly title: string; readonly text: string }[] = [
  {
    value: 'forfeit',
    title: /*i18n*/ 'Lose what is left',
    text: /*i18n*/ 'The opponents still to come win without playing.',
  },
  {
    value: 'keep_played',
    title: /*i18n*/ 'Keep what was played',
    text: /*i18n*/ 'Matches still to come count for nobody.',
  },
  {
    value: 'void_all',
    title: /*i18n*/ 'Count nothing',
    text: /*i18n*/ 'As if they had never played: all their matches fall.',
  },
]
const hasTable = ({ format }: Tournament) =>
  format === 'round_robin' || format === 'swiss' || format === 'groups_knockout'

interface LeaveDialogProps {
  readonly participant: Participant
  readonly tournament: Tournament
  readonly onClose: () => void
}

/** Somebody leaves after the draw: why, what becomes of their matches, and what that changes, before it is done. */
export function LeaveDialog({ participant, tournament, onClose }: LeaveDialogProps) {
  useReturnFocus()
  const params = { id: tournament.id, pid: participant.id }
  const before = useQuery(bracketQuery(tournament.id)).data?.bracket ?? []
  const [reason, setReason] = useState('withdrawn')
  const [policy, setPolicy] = useState<Policy>('forfeit')
  const operation = reason === 'withdrawn' ? withdrawParticipant : disqualifyParticipant
  const preview = (signal: AbortSignal): Promise<LeftParticipant> =>
    call(operation, { params, query: { policy, preview: true }, signal })
  const leaving = useMutation({
    mutationFn: () => call(operation, { params, query: { policy } }),
    onSuccess: async () => {
      onClose()
      await refetchTournament(tournament.id)
      toast(i18n._('{name} is out.', { name: participant.name }), {
        action: {
          label: i18n._('Undo'),
          run: () =>
            void call(reinstateParticipant, { params }).then(() => refetchTournament(tournament.id), toastProblem),
        },
      })
    },
  })
  return (
    <Modal opened onClose={onClose} size="lg" title={i18n._('{name} leaves', { name: participant.name })}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={i18n._('Why')}
          data={[
            { value: 'withdrawn', label: i18n._('Withdraws') },
            { value: 'disqualified', label: i18n._('Is disqualified') },
          ]}
          value={reason}
          onChange={setReason}
        />
        {hasTable(tournament) && (
          <ChoiceCards
            label={i18n._('Their matches')}
            look="list"
            choices={policies.map(({ value, title, text }) => ({ value, title: i18n._(title), text: i18n._(text) }))}
            value={policy}
            onChange={setPolicy}
          />
        )}
        {tournament.format !== 'leaderboard' && (
          <Consequences
            preview={preview}
            subject={`participant ${participant.id} ${reason} ${policy}`}
            before={before}
          />
        )}
        <ProblemNote error={leaving.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {i18n._('Keep as it is')}
          </Button>
          <Button color="red.8" loading={leaving.isPending} onClick={() => leaving.mutate()}>
            {reason === 'withdrawn' ? i18n._('Withdraw') : i18n._('Disqualify')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
