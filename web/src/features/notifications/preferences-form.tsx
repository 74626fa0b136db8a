import { type NoticeChannel, type NoticeKind, noticeKinds, type Preferences, setPreferences } from '@gym-it/contracts'
import { Checkbox, NativeSelect, Switch, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import { ownTimeZone, timeZones } from './time-zones.ts'

const kindNames: Readonly<Record<NoticeKind, { readonly title: string; readonly what: string }>> = {
  match_next: { title: 'Your match is next', what: 'Whom you meet, and where' },
  match_result: { title: 'Results', what: 'Of your matches, and their corrections' },
  draw: { title: 'Draws', what: 'When the draw of your tournament stands' },
  entry: { title: 'Entries', what: 'Accepted, refused, withdrawn' },
  tournament_finished: { title: 'Final places', what: 'When your tournament is over' },
  message: { title: 'Messages', what: 'From trainers and administrators' },
  account: { title: 'Your account', what: 'Approval, bans, your role' },
}
/** The order in which they matter to most. */
const shownKinds = Object.keys(kindNames).filter(name => noticeKinds.some(kind => kind === name)) as NoticeKind[]

const channelNames: Readonly<Record<NoticeChannel, string>> = { in_app: 'Here', push: 'Push', email: 'Mail' }
const channels = ['in_app', 'push', 'email'] as const

const usualNight = { from: '22:00', to: '07:00', let_urgent: true }

interface PreferencesFormProps {
  readonly chosen: Preferences
  readonly sendsMail: boolean
  readonly queryKey: readonly unknown[]
}

/** Per kind the ways, one mail a day or each at once, and hours without either. */
export function PreferencesForm({ chosen, sendsMail, queryKey }: PreferencesFormProps) {
  const isUnchosen = chosen.time_zone === 'UTC' && chosen.quiet_hours === null
  const form = useForm({
    initialValues: {
      kinds: chosen.kinds,
      digest: chosen.digest,
      time_zone: isUnchosen ? ownTimeZone() : chosen.time_zone,
      is_quiet: chosen.quiet_hours !== null,
      ...(chosen.quiet_hours ?? usualNight),
    },
    validate: {
      to: (to, { from, is_quiet }) => (is_quiet && to === from ? 'Choose another time than the first' : null),
    },
  })
  const { is_quiet } = form.getValues()
  return (
    <Form
      form={form}
      submitLabel="Save"
      onSubmit={async ({ kinds, digest, time_zone, is_quiet: isQuiet, from, to, let_urgent }) => {
        const quiet_hours = isQuiet ? { from, to, let_urgent } : null
        const body = { kinds, digest, time_zone, quiet_hours, language: chosen.language }
        queryClient.setQueryData(queryKey, await call(setPreferences, { body }))
        toast('Your choice is saved')
      }}
    >
      <section className="panel" aria-labelledby="kinds-title">
        <Title order={2} size="h3" id="kinds-title" mb="xs">
          What, and how
        </Title>
        {!sendsMail && <Text c="dimmed">This installation sends no mails yet.</Text>}
        {shownKinds.map(kind => (
          <fieldset key={kind} className="choice-row">
            <legend className="visually-hidden">{kindNames[kind].title}</legend>
            <div>
              <Text fw={650}>{kindNames[kind].title}</Text>
              <Text className="quiet">{kindNames[kind].what}</Text>
            </div>
            <span className="choice-boxes">
              {channels.map(channel => (
                <Checkbox
                  key={channel}
                  size="md"
                  label={channelNames[channel]}
                  {...form.getInputProps(`kinds.${kind}.${channel}`, { type: 'checkbox' })}
                />
              ))}
            </span>
          </fieldset>
        ))}
      </section>
      <section className="panel" aria-labelledby="when-title">
        <Title order={2} size="h3" id="when-title" mb="md">
          When
        </Title>
        <NativeSelect
          label="Mails"
          size="md"
          data={[
            { value: 'immediately', label: 'Each at once' },
            { value: 'daily', label: 'One a day, at 8 in the morning' },
          ]}
          {...form.getInputProps('digest')}
        />
        <NativeSelect
          label="Time zone"
          size="md"
          mt="md"
          data={timeZones(chosen.time_zone)}
          {...form.getInputProps('time_zone')}
        />
        <Switch
          mt="lg"
          size="md"
          label="Quiet hours"
          description="No push and no mail; what comes meanwhile waits."
          {...form.getInputProps('is_quiet', { type: 'checkbox' })}
        />
        {is_quiet && (
          <>
            <div className="quiet-times">
              <TextInput label="From" type="time" size="md" mt="md" {...form.getInputProps('from')} />
              <TextInput label="To" type="time" size="md" mt="md" {...form.getInputProps('to')} />
            </div>
            <Checkbox
              mt="md"
              size="md"
              label="Tell me all the same when my match is next"
              {...form.getInputProps('let_urgent', { type: 'checkbox' })}
            />
          </>
        )}
      </section>
    </Form>
  )
}
