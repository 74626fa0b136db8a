import { createTournament, largestTournament, type TournamentType } from '@gym-it/contracts'
import { NumberInput, TextInput } from '@mantine/core'
import { isInRange, useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { call } from '../../lib/call.ts'
import { today } from '../../lib/dates.ts'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { RequireRole } from '../auth/require-role.tsx'
import './create/create.css'
import { ExampleDraw } from './create/example-draw.tsx'
import { FormatChoices } from './create/format-choices.tsx'
import { freshSettings, settingsFor } from './create/settings-draft.ts'
import { MoreSettings, SettingsFields } from './create/settings-fields.tsx'

const smallest = 2
const inRange = (places: number | string) => Math.min(largestTournament, Math.max(smallest, Number(places) || smallest))

/** What is played, what it is called: the tournament exists. The names come next, and with them the draw. */
export function CreateTournamentPage() {
  const navigate = useNavigate()
  const [type, setType] = useState<TournamentType>('single_elimination')
  const [draft, setDraft] = useState(freshSettings)
  const form = useForm({
    initialValues: { name: '', start_date: today(), max_participants: 16 as number | string },
    validate: {
      name: value => (value.trim() === '' ? 'Give it a name that people will recognise' : null),
      start_date: value => (value === '' ? 'Choose a day' : null),
      max_participants: isInRange(
        { min: smallest, max: largestTournament },
        `A number from ${smallest} to ${largestTournament}`,
      ),
    },
  })
  const places = inRange(form.values.max_participants)
  const settings = useMemo(() => settingsFor(type, draft, places), [type, draft, places])
  const example = useDeferredValue(useMemo(() => ({ type, settings, places }), [type, settings, places]))
  const fields = { type, draft, places, onChange: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }) }
  return (
    <Page title="New tournament">
      <RequireRole atLeast="trainer">
        <div className="create-columns">
          <FormatChoices value={type} onChange={setType} />
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
                    tournament_type: type,
                    settings,
                  },
                })
                await navigate({ to: '/tournaments/$id/participants', params: { id: String(tournament.id) } })
              }}
            >
              <div className="create-basics">
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
                  min={smallest}
                  max={largestTournament}
                  allowDecimal={false}
                  size="md"
                  {...form.getInputProps('max_participants')}
                />
              </div>
              <SettingsFields {...fields} />
              <MoreSettings {...fields} />
            </Form>
          </div>
        </div>
        <ExampleDraw {...example} />
      </RequireRole>
    </Page>
  )
}
