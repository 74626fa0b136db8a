import { login } from '@gym-it/contracts'
import { Anchor, PasswordInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'
import { startSession } from '../../lib/session.ts'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'

export function SignInPage() {
  const navigate = useNavigate()
  const { to } = useSearch({ from: '/sign-in' })
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: value => (value.trim() === '' ? 'Write your e-mail address' : null),
      password: value => (value === '' ? 'Write your password' : null),
    },
  })
  return (
    <Page title="Sign in" narrow>
      <div className="panel">
        <Form
          form={form}
          submitLabel="Sign in"
          onSubmit={async ({ email, password }) => {
            startSession(await call(login, { body: { email: email.trim(), password } }))
            void queryClient.invalidateQueries()
            await navigate({ to: to ?? '/' })
          }}
        >
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            size="md"
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            size="md"
            {...form.getInputProps('password')}
          />
        </Form>
        <Text ta="center" mt="lg">
          No account yet?{' '}
          <Anchor component={Link} to="/register" underline="always">
            Register
          </Anchor>
        </Text>
      </div>
    </Page>
  )
}
