import { login, type SecondStep } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { Anchor, PasswordInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../../lib/api-problem.ts'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query-client.ts'
import { startSession } from '../../lib/session.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { ThrottledForm } from './throttled-form.tsx'

const SecondStepPanel = lazyPart(() => import('./second-step-panel.tsx').then(module => module.SecondStepPanel))

export function SignInPage() {
  const navigate = useNavigate()
  const { to } = useSearch({ from: '/sign-in' })
  const [step, setStep] = useState<SecondStep | null>(null)
  const goOn = async () => {
    void queryClient.invalidateQueries()
    await navigate({ to: to ?? '/' })
  }
  return (
    <Page title={i18n._('Sign in')} narrow>
      <div className="panel">
        {step === null ? (
          <PasswordForm onSignedIn={goOn} onSecondStep={setStep} />
        ) : (
          <SecondStepPanel step={step} onDone={() => void goOn()} onBack={() => setStep(null)} />
        )}
      </div>
    </Page>
  )
}

interface PasswordFormProps {
  readonly onSignedIn: () => Promise<void>
  readonly onSecondStep: (step: SecondStep) => void
}

function PasswordForm({ onSignedIn, onSecondStep }: PasswordFormProps) {
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: value => (value.trim() === '' ? i18n._('Write your e-mail address') : null),
      password: value => (value === '' ? i18n._('Write your password') : null),
    },
  })
  return (
    <>
      <ThrottledForm
        form={form}
        submitLabel={i18n._('Sign in')}
        onSubmit={async ({ email, password }) => {
          try {
            startSession(await call(login, { body: { email: email.trim(), password } }))
          } catch (error) {
            if (error instanceof ApiProblem && error.secondStep) return onSecondStep(error.secondStep)
            throw error
          }
          await onSignedIn()
        }}
      >
        <TextInput
          label={i18n._('E-mail')}
          type="email"
          autoComplete="username"
          size="md"
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={i18n._('Password')}
          autoComplete="current-password"
          size="md"
          {...form.getInputProps('password')}
        />
      </ThrottledForm>
      <Text ta="center" mt="lg">
        <Anchor component={Link} to="/forgot-password" underline="always">
          {i18n._('Forgot your password?')}
        </Anchor>
      </Text>
      <Text ta="center" mt="xs">
        <Trans
          id="No account yet? <0>Register</0>"
          components={{ 0: <Anchor component={Link} to="/register" underline="always" /> }}
        />
      </Text>
    </>
  )
}
