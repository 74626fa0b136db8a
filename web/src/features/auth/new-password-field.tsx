import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { hasLength } from '@mantine/form'
import { i18n } from '../../lib/i18n.ts'

const length = { min: 8, max: 256 }

/** What the services ask of a new password's length. */
export const newPasswordRule = (value: string) =>
  hasLength(length, i18n._('Between {min} and {max} characters', length))(value)

/** A new password, which password managers offer to make. */
export function NewPasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      description={i18n._('At least {min} characters; a short sentence is a good one.', { min: length.min })}
      autoComplete="new-password"
      size="md"
      {...props}
    />
  )
}
