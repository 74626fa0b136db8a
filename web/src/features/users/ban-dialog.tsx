import { NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { today } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ban, namesOf } from './decisions.ts'
import type { Listed } from './user-state.tsx'

const dayMs = 86_400_000
const lengths = [
  { value: 'lifted', label: /*i18n*/ 'Until it is lifted' },
  { value: '1', label: /*i18n*/ 'For a day' },
  { value: '7', label: /*i18n*/ 'For a week' },
  { value: '30', label: /*i18n*/ 'For 30 days' },
  { value: 'day', label: /*i18n*/ 'Until the end of a day' },
]

/** When a ban of this length ends, as RFC 3339; null: when it is lifted. `day` is one of this place’s calendar. */
function endOf(length: string, day: string): string | null {
  if (length === 'lifted') return null
  if (length === 'day') return new Date(`${day}T23:59:59.999`).toISOString()
  return new Date(Date.now() + Number(length) * dayMs).toISOString()
}

interface BanDialogProps {
  readonly people: readonly Listed[]
  readonly opened: boolean
  readonly onClose: () => void
  readonly onDone?: () => void
}

/** Asks why and for how long before somebody is banned. */
export function BanDialog({ people, opened, onClose, onDone }: BanDialogProps) {
  const [reason, setReason] = useState('')
  const [length, setLength] = useState('lifted')
  const [day, setDay] = useState(today())
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={i18n._('Ban {who}?', { who: namesOf(people) })}
      confirmLabel={i18n._('Ban')}
      danger
      onConfirm={async () => {
        await ban(people, { reason, until: endOf(length, day || today()) })
        setReason('')
        onDone?.()
      }}
    >
      <Stack gap="md">
        <Text>
          {i18n._(
            '{count, plural, one {This person is} other {They are}} signed out everywhere within a second. Results stay. A ban can be lifted at any time.',
            { count: people.length },
          )}
        </Text>
        <NativeSelect
          label={i18n._('For how long')}
          data={lengths.map(one => ({ value: one.value, label: i18n._(one.label) }))}
          value={length}
          onChange={event => setLength(event.currentTarget.value)}
        />
        {length === 'day' && (
          <TextInput
            label={i18n._('Last day of the ban')}
            type="date"
            min={today()}
            value={day}
            onChange={event => setDay(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={i18n._('Reason')}
          description={i18n._('The person is told it, and it stays in their history.')}
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  )
}
