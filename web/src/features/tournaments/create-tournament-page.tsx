import { createTournament, largestTournament } from '@gym-it/contracts'
import { NumberInput, Switch, TextInput } from '@mantine/core'
import { isInRange, useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { today } from '../../lib/dates.ts'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { RequireRole } from '../auth/require-role.tsx'

/** Three answers, and the tournament exists; everything else can wait. */
export function CreateTournamentPage() {
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { name: '', start_date: today(), max_participants: 64 as number | string, third_place: true },
    validate: {
      name: value => (value.trim() === '' ? 'Give it a name that people will recognise' : null),
      start_date: value => (value === '' ? 'Choose a day' : null),
      max_participants: isInRange({ min: 2, max: largestTournament }, `A number from 2 to ${largestTournament}`),
    },
  })
  return (
    <Page
      title="New tournament"
      lead="Single elimination: whoever loses is out, the winner of the final takes it."
      narrow
    >
      <RequireRole atLeast="trainer">
        <div className="panel">
          <Form
            form={form}
            submitLabel="Create the tournament"
            onSubmit={async values => {
              const { tournament } = await call(createTournament, {
                body: {
                  name: values.name.trim(),
                  start_date: values.start_date,
                  max_participants: Number(values.max_participants),
                  settings: { third_place: values.third_place },
                },
              })
              await navigate({ to: '/tournaments/$id/participants', params: { id: String(tournament.id) } })
            }}
          >
            <TextInput
              label="Name"
              placeholder="Autumn Open 2026"
              maxLength={200}
              size="md"
              data-autofocus
              autoFocus
              {...form.getInputProps('name')}
            />
            <TextInput label="Day" type="date" size="md" {...form.getInputProps('start_date')} />
            <NumberInput
              label="Places"
              description={`How many can enter, up to ${largestTournament}. It can be raised later.`}
              min={2}
              max={largestTournament}
              allowDecimal={false}
              size="md"
              {...form.getInputProps('max_participants')}
            />
            <Switch
              label="Play for third place"
              description="The losers of the semi-finals meet once more."
              size="md"
              {...form.getInputProps('third_place', { type: 'checkbox' })}
            />
          </Form>
        </div>
      </RequireRole>
    </Page>
  )
}
