import type { Tournament } from '@gym-it/contracts'
import { Switch, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { i18n } from '../../lib/i18n.ts'

/** Who may see a tournament, and until when people may ask to join. */
export interface Access extends Record<string, unknown> {
  readonly visibility: Tournament['visibility']
  /** As the input of a day and a time holds it; empty: until the draw. */
  readonly registration_deadline: string
}

interface AccessFieldsProps<Values> {
  readonly form: UseFormReturnType<Values>
  /** Once the draw stands nobody asks to join any more. */
  readonly hasDeadline: boolean
}

/** The fields of it, within a form that holds more. */
export function AccessFields<Values extends Access>({ form, hasDeadline }: AccessFieldsProps<Values>) {
  const { value, onChange } = form.getInputProps('visibility')
  return (
    <>
      {hasDeadline && (
        <TextInput
          label={i18n._('Members can ask to join until')}
          description={i18n._('Left empty: until the draw. A trainer can enter people also after it.')}
          type="datetime-local"
          {...form.getInputProps('registration_deadline')}
        />
      )}
      <Switch
        label={i18n._('Only for members')}
        description={i18n._('Only people who are signed in can see it, even with the link.')}
        checked={value === 'members'}
        onChange={event => onChange(event.currentTarget.checked ? 'members' : 'public')}
      />
    </>
  )
}
