import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { hasLength } from '@mantine/form'

const length = { min: 8, max: 256 }

/** What the services ask of a new password's length. */
export const newPasswordRule = hasLength(length, `Between ${length.min} and ${length.max} characters`)

/** A new password, which password managers offer to make. */
export function NewPasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      description={`At least ${length.min} characters; a short sentence is a good one.`}
      autoComplete="new-password"
      size="md"
      {...props}
    />
  )
}
