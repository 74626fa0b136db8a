import { createInvitation, type ReplyOf } from '@gym-it/contracts'
import { Input, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { isInRange, useForm } from '@mantine/form'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { Form } from '../../ui/form.tsx'

export type NewInvitation = ReplyOf<typeof createInvitation>

const mostUses = 1000
const validities = [
  { value: '1', label: /*i18n*/ 'a day' },
  { value: '7', label: /*i18n*/ 'a week' },
  { value: '30', label: /*i18n*/ '30 days' },
  { value: '90', label: /*i18n*/ '90 days' },
  { value: '365', label: /*i18n*/ 'a year' },
]

/** For whom, as what, for how many and for how long. */
export function InvitationForm({ onMade }: { onMade: (made: NewInvitation) => Promise<void> }) {
  const form = useForm({
    initialValues: { role: 'member', note: '', uses: 1 as number | string, days: '7' },
    validate: { uses: isInRange({ min: 1, max: mostUses }, i18n._('Between 1 and {most}', { most: mostUses })) },
  })
  return (
    <Form
      form={form}
      submitLabel={i18n._('Make the link')}
      onSubmit={async ({ note, uses, days, role }) => {
        const made = await call(createInvitation, {
          body: {
            role: role === 'trainer' ? 'trainer' : 'member',
            uses: Number(uses),
            days: Number(days),
            ...(note.trim() ? { note: note.trim() } : {}),
          },
        })
        await onMade(made)
      }}
    >
      <Input.Wrapper label={i18n._('They become')} labelElement="div" size="md">
        <SegmentedControl
          fullWidth
          size="md"
          mt={4}
          aria-label={i18n._('They become')}
          data={[
            { value: 'member', label: i18n._('members') },
            { value: 'trainer', label: i18n._('trainers') },
          ]}
          {...form.getInputProps('role')}
        />
      </Input.Wrapper>
      <TextInput
        label={i18n._('For whom')}
        description={i18n._('Only administrators see it.')}
        placeholder={i18n._('Judo, juniors')}
        maxLength={200}
        size="md"
        {...form.getInputProps('note')}
      />
      <div className="invitation-pair">
        <NumberInput
          label={i18n._('How many people')}
          min={1}
          max={mostUses}
          allowDecimal={false}
          size="md"
          {...form.getInputProps('uses')}
        />
        <NativeSelect
          label={i18n._('Works for')}
          data={validities.map(({ value, label }) => ({ value, label: i18n._(label) }))}
          size="md"
          {...form.getInputProps('days')}
        />
      </div>
    </Form>
  )
}
