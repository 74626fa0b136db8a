import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { i18n } from '../../lib/i18n.ts'
import { ThrottledForm } from './throttled-form.tsx'

interface CodeFormProps {
  readonly label: string
  readonly description?: string
  readonly submitLabel: string
  /** Six digits, which phones offer a keypad for; otherwise any text. */
  readonly isDigits: boolean
  readonly onCode: (code: string) => Promise<unknown>
}

/** Asks for a code, of an authenticator app or for recovery. */
export function CodeForm({ label, description, submitLabel, isDigits, onCode }: CodeFormProps) {
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: value => (value.trim() === '' ? i18n._('Write the code') : null) },
  })
  return (
    <ThrottledForm form={form} submitLabel={submitLabel} onSubmit={({ code }) => onCode(code.trim())}>
      <TextInput
        label={label}
        description={description}
        size="md"
        maxLength={isDigits ? 20 : 60}
        autoFocus
        {...(isDigits ? { inputMode: 'numeric' as const, autoComplete: 'one-time-code' } : { autoComplete: 'off' })}
        {...form.getInputProps('code')}
      />
    </ThrottledForm>
  )
}
