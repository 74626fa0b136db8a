import { createInvitation, type ReplyOf } from '@gym-it/contracts'
import { Input, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { isInRange, useForm } from '@mantine/form'
import { call } from '../../lib/call.ts'
import { Form } from '../../ui/form.tsx'

export type NewInvitation = ReplyOf<typeof createInvitation>

const mostUses = 1000
const validities = [
  { value: '1', label: 'a day' },
  { value: '7', label: 'a week' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
]

/** For whom, as what, for how many and for how long. */
export function InvitationForm({ onMade }: { onMade: (made: NewInvitation) => Promise<void> }) {
  const form = useForm({
    initialValues: { role: 'member', note: '', uses: 1 as number | string, days: '7' },
    validate: { uses: isInRange({ min: 1, max: mostUses }, `Between 1 and ${mostUses}`) },
  })
  return (
    <Form
      form={form}
      submitLabel="Make the link"
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
      <Input.Wrapper label="They become" labelElement="div">
        <SegmentedControl
          fullWidth
          size="md"
          mt={4}
          aria-label="They become"
          data={[
            { value: 'member', label: 'members' },
            { value: 'trainer', label: 'trainers' },
          ]}
          {...form.getInputProps('role')}
        />
      </Input.Wrapper>
      <TextInput
        label="For whom"
        description="Only administrators see it."
        placeholder="Judo, juniors"
        maxLength={200}
        size="md"
        {...form.getInputProps('note')}
      />
      <div className="invitation-pair">
        <NumberInput
          label="How many people"
          min={1}
          max={mostUses}
          allowDecimal={false}
          size="md"
          {...form.getInputProps('uses')}
        />
        <NativeSelect label="Works for" data={validities} size="md" {...form.getInputProps('days')} />
      </div>
    </Form>
  )
}
