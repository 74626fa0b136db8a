import { copyTournament, longestName, type Tournament } from '@gym-it/contracts'
import { Modal, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { today } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query-client.ts'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'

/** A new tournament like this one: its name, its day, and whether the same people take part. */
export function CopyDialog({ tournament: { id, name }, onClose }: { tournament: Tournament; onClose: () => void }) {
  const navigate = useNavigate()
  const form = useForm({
    initialValues: {
      name: i18n._('{name} (copy)', { name: name.slice(0, longestName - 20) }),
      start_date: today(),
      participants: true,
    },
    validate: {
      name: value => (value.trim() === '' ? i18n._('Give it a name that people will recognise') : null),
      start_date: value => (value === '' ? i18n._('Choose a day') : null),
    },
  })
  return (
    <Modal opened onClose={onClose} title={i18n._('Copy the tournament')}>
      <Form
        form={form}
        submitLabel={i18n._('Copy')}
        onSubmit={async values => {
          const { tournament } = await call(copyTournament, {
            params: { id },
            body: { ...values, name: values.name.trim() },
          })
          onClose()
          toast(i18n._('The copy is ready: same rules, a draw of its own.'))
          await queryClient.invalidateQueries({ queryKey: ['tournaments'] })
          await navigate({ to: '/tournaments/$id/participants', params: { id: String(tournament.id) } })
        }}
      >
        <TextInput
          label={i18n._('Name of the tournament')}
          maxLength={longestName}
          dir="auto"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput label={i18n._('Day')} type="date" {...form.getInputProps('start_date')} />
        <Switch
          label={i18n._('With the same participants')}
          {...form.getInputProps('participants', { type: 'checkbox' })}
        />
      </Form>
    </Modal>
  )
}
