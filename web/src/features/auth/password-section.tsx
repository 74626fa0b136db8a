import { changePassword } from '@gym-it/contracts'
import { Button, PasswordInput, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { NewPasswordField, newPasswordRule } from './new-password-field.tsx'
import { passwordProblem } from './password-problem.ts'
import { Said } from './said.tsx'
import { refetchSessions } from './sessions-query.ts'
import { ThrottledForm } from './throttled-form.tsx'

/** One’s password, to be changed in place. */
export function PasswordSection({ email }: { email: string }) {
  const [isOpen, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const done = async () => {
    setSaid(i18n._('Password changed; all other devices are signed out.'))
    setOpen(false)
    await refetchSessions()
  }
  return (
    <section className="panel" aria-labelledby="password-title">
      <Title order={2} mb="xs" id="password-title">
        {i18n._('Password')}
      </Title>
      <Text c="dimmed" mb="md">
        {i18n._('Changing it signs out all your other devices.')}
      </Text>
      <Said text={said} />
      {isOpen ? (
        <PasswordForm email={email} onDone={done} onCancel={() => setOpen(false)} />
      ) : (
        <Button
          variant="default"
          onClick={() => {
            setSaid('')
            setOpen(true)
          }}
        >
          {i18n._('Change my password')}
        </Button>
      )}
    </section>
  )
}

interface PasswordFormProps {
  readonly email: string
  readonly onDone: () => Promise<void>
  readonly onCancel: () => void
}

function PasswordForm({ email, onDone, onCancel }: PasswordFormProps) {
  const form = useForm({
    initialValues: { current_password: '', new_password: '' },
    validate: {
      current_password: value => (value === '' ? i18n._('Write the password that you have now') : null),
      new_password: newPasswordRule,
    },
  })
  return (
    <div className="password-form">
      <ThrottledForm
        form={form}
        submitLabel={i18n._('Change the password')}
        onSubmit={async body => {
          await call(changePassword, { body }).catch((error: unknown) => {
            throw passwordProblem(error)
          })
          await onDone()
        }}
      >
        {/* Password managers ask whose password it is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={i18n._('Current password')}
          autoComplete="current-password"
          size="md"
          autoFocus
          {...form.getInputProps('current_password')}
        />
        <NewPasswordField label={i18n._('New password')} {...form.getInputProps('new_password')} />
      </ThrottledForm>
      <Button variant="subtle" fullWidth mt="xs" onClick={onCancel}>
        {i18n._('Keep the one I have')}
      </Button>
    </div>
  )
}
