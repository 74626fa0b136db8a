import { type Participant, type Tournament, type UpdateParticipantBody, updateParticipant } from '@gym-it/contracts'
import { Modal, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { Form } from '../../ui/form.tsx'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { refetchTournament } from '../tournaments/queries.ts'

interface EntryDialogProps {
  readonly participant: Participant
  readonly tournament: Tournament
  readonly onClose: () => void
}

const textOrNull = (text: string) => text.trim() || null
const numberOrNull = (value: number | string) => (value === '' ? null : Number(value))

/** Changes what the draw is made from: name, club, seed, rating, group or division. */
export function EntryDialog({ participant, tournament, onClose }: EntryDialogProps) {
  const { id, tournament_type } = tournament
  useReturnFocus()
  const isLeaderboard = tournament_type === 'leaderboard'
  const hasGroups = tournament_type === 'groups_knockout' || tournament_type === 'round_robin'
  const form = useForm({
    initialValues: {
      name: participant.name,
      club: participant.club ?? '',
      seed: (participant.given_seed ?? '') as number | string,
      rating: (participant.rating ?? '') as number | string,
      group: participant.group ?? '',
      division: participant.division ?? '',
    },
    validate: { name: value => (value.trim() === '' ? i18n._('Give a name') : null) },
  })
  return (
    <Modal opened onClose={onClose} title={i18n._('Change the entry')}>
      <Form
        form={form}
        submitLabel={i18n._('Save')}
        onSubmit={async ({ name, club, seed, rating, group, division }) => {
          const body: UpdateParticipantBody = {
            name: name.trim(),
            club: textOrNull(club),
            ...(isLeaderboard
              ? { division: textOrNull(division) }
              : { seed: numberOrNull(seed), rating: numberOrNull(rating) }),
            ...(hasGroups ? { group: textOrNull(group.toUpperCase()) } : {}),
          }
          await call(updateParticipant, { params: { id, pid: participant.id }, body })
          await refetchTournament(id)
          onClose()
        }}
      >
        <TextInput label={i18n._('Name')} maxLength={200} data-autofocus {...form.getInputProps('name')} />
        <TextInput label={i18n._('Club')} maxLength={200} {...form.getInputProps('club')} />
        {isLeaderboard ? (
          <TextInput label={i18n._('Division')} maxLength={60} {...form.getInputProps('division')} />
        ) : (
          <>
            <NumberInput
              label={i18n._('Seed')}
              min={1}
              max={1024}
              allowDecimal={false}
              {...form.getInputProps('seed')}
            />
            <NumberInput label={i18n._('Rating')} {...form.getInputProps('rating')} />
          </>
        )}
        {hasGroups && (
          <TextInput label={i18n._('Group')} placeholder="A" maxLength={2} {...form.getInputProps('group')} />
        )}
      </Form>
    </Modal>
  )
}
