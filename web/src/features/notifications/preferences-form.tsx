import {
  type Language,
  languages,
  type NoticeChannel,
  type NoticeKind,
  noticeKinds,
  type Preferences,
  setPreferences,
} from '@gym-it/contracts'
import { Checkbox, NativeSelect, Switch, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { call } from '../../lib/call.ts'
import { i18n, languages as languageNames } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query-client.ts'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import { ownTimeZone, timeZones } from './time-zones.ts'

const kindNames: Readonly<Record<NoticeKind, { readonly title: string; readonly what: string }>> = {
  match_next: { title: /*i18n*/ 'Your match is next', what: /*i18n*/ 'Whom you meet, and where' },
  match_result: { title: /*i18n*/ 'Results', what: /*i18n*/ 'Of your matches, and their corrections' },
  draw: { title: /*i18n*/ 'Draws', what: /*i18n*/ 'When the draw of your tournament stands' },
  entry: { title: /*i18n*/ 'Entries', what: /*i18n*/ 'Accepted, refused, withdrawn' },
  tournament_finished: { title: /*i18n*/ 'Final places', what: /*i18n*/ 'When your tournament is over' },
  message: { title: /*i18n*/ 'Messages', what: /*i18n*/ 'From trainers and administrators' },
  account: { title: /*i18n*/ 'Your account', what: /*i18n*/ 'Approval, bans, your role' },
}
/** The order in which they matter to most. */
const shownKinds = Object.keys(kindNames).filter(name => noticeKinds.some(kind => kind === name)) as NoticeKind[]

const channelNames: Readonly<Record<NoticeChannel, string>> = {
  in_app: /*i18n*/ 'Here',
  push: /*i18n*/ 'Push',
  email: /*i18n*/ 'Mail',
}
const channels = ['in_app', 'push', 'email'] as const

const ownLanguage = (): Language => languages.find(one => one === i18n.locale) ?? 'en'

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
      language: isUnchosen ? ownLanguage() : chosen.language,
      time_zone: isUnchosen ? ownTimeZone() : chosen.time_zone,
      is_quiet: chosen.quiet_hours !== null,
      ...(chosen.quiet_hours ?? usualNight),
    },
    validate: {
      to: (to, { from, is_quiet }) => (is_quiet && to === from ? i18n._('Choose another time than the first') : null),
    },
  })
  const { is_quiet } = form.getValues()
  return (
    <Form
      form={form}
      submitLabel={i18n._('Save')}
      onSubmit={async ({ kinds, digest, language, time_zone, is_quiet: isQuiet, from, to, let_urgent }) => {
        const quiet_hours = isQuiet ? { from, to, let_urgent } : null
        const body = { kinds, digest, time_zone, quiet_hours, language }
        queryClient.setQueryData(queryKey, await call(setPreferences, { body }))
        toast(i18n._('Your choice is saved'))
      }}
    >
      <section className="panel" aria-labelledby="kinds-title">
        <Title order={2} size="h3" id="kinds-title" mb="xs">
          {i18n._('What, and how')}
        </Title>
        {!sendsMail && <Text c="dimmed">{i18n._('This installation sends no mails yet.')}</Text>}
        {shownKinds.map(kind => (
          <fieldset key={kind} className="choice-row">
            <legend className="visually-hidden">{i18n._(kindNames[kind].title)}</legend>
            <div>
              <Text fw={650}>{i18n._(kindNames[kind].title)}</Text>
              <Text className="quiet">{i18n._(kindNames[kind].what)}</Text>
            </div>
            <span className="choice-boxes">
              {channels.map(channel => (
                <Checkbox
                  key={channel}
                  size="md"
                  label={i18n._(channelNames[channel])}
                  {...form.getInputProps(`kinds.${kind}.${channel}`, { type: 'checkbox' })}
                />
              ))}
            </span>
          </fieldset>
        ))}
      </section>
      <section className="panel" aria-labelledby="when-title">
        <Title order={2} size="h3" id="when-title" mb="md">
          {i18n._('When')}
        </Title>
        <NativeSelect
          label={i18n._('Mails')}
          size="md"
          data={[
            { value: 'immediately', label: i18n._('Each one right away') },
            { value: 'daily', label: i18n._('One a day, at 8 in the morning') },
          ]}
          {...form.getInputProps('digest')}
        />
        <NativeSelect
          label={i18n._('Language of push and mails')}
          size="md"
          mt="md"
          data={languages.map(value => ({ value, label: languageNames[value] }))}
          {...form.getInputProps('language')}
        />
        <NativeSelect
          label={i18n._('Time zone')}
          size="md"
          mt="md"
          data={timeZones(chosen.time_zone)}
          {...form.getInputProps('time_zone')}
        />
        <Switch
          mt="lg"
          size="md"
          label={i18n._('Quiet hours')}
          description={i18n._('No push and no mail; what comes in the meantime waits.')}
          {...form.getInputProps('is_quiet', { type: 'checkbox' })}
        />
        {is_quiet && (
          <>
            <div className="quiet-times">
              <TextInput label={i18n._('From')} type="time" size="md" mt="md" {...form.getInputProps('from')} />
              <TextInput label={i18n._('To')} type="time" size="md" mt="md" {...form.getInputProps('to')} />
            </div>
            <Checkbox
              mt="md"
              size="md"
              label={i18n._('Tell me all the same when my match is next')}
              {...form.getInputProps('let_urgent', { type: 'checkbox' })}
            />
          </>
        )}
      </section>
    </Form>
  )
}
