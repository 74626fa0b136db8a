import { login, registerUser } from '@gym-it/contracts'
import { Anchor, Input, PasswordInput, SegmentedControl, Text, TextInput } from '@mantine/core'
import { hasLength, isEmail, useForm } from '@mantine/form'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { startSession } from '../../lib/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.ts'

const passwordLength = { min: 8, max: 256 }

/** A member is signed in at once; a trainer is told that an administrator comes first. */
export function RegisterPage() {
  const navigate = useNavigate()
  const [waiting, setWaiting] = useState(false)
  const form = useForm({
    initialValues: { full_name: '', email: '', password: '', role: 'member' },
    validate: {
      full_name: value => (value.trim() === '' ? 'Write your name as it should stand in the bracket' : null),
      email: isEmail('Write an e-mail address, like ana@club.org'),
      password: hasLength(passwordLength, `At least ${passwordLength.min} characters`),
    },
  })
  if (waiting) {
    return (
      <Page title="Almost there" narrow>
        <div className="panel">
          <EmptyState
            title="An administrator must approve you"
            action={<ButtonLink to="/">Watch tournaments meanwhile</ButtonLink>}
          >
            Your trainer account is saved. You can sign in as soon as an administrator of your club has approved it.
          </EmptyState>
        </div>
      </Page>
    )
  }
  return (
    <Page title="Register" narrow>
      <div className="panel">
        <Form
          form={form}
          submitLabel="Create my account"
          onSubmit={async values => {
            const { email, password } = values
            const role = values.role === 'trainer' ? 'trainer' : 'member'
            const { user } = await call(registerUser, {
              body: { email: email.trim(), password, full_name: values.full_name.trim(), role },
            })
            if (!user.is_approved) return setWaiting(true)
            startSession(await call(login, { body: { email: email.trim(), password } }))
            toast('Your account is ready. Pick a tournament to join.', { title: 'Welcome' })
            await navigate({ to: '/' })
          }}
        >
          <Input.Wrapper label="I am" labelElement="div">
            <SegmentedControl
              fullWidth
              size="md"
              mt={4}
              aria-label="I am"
              data={[
                { value: 'member', label: 'a member' },
                { value: 'trainer', label: 'a trainer' },
              ]}
              {...form.getInputProps('role')}
            />
            <Text size="sm" c="dimmed" mt={6}>
              {form.values.role === 'trainer'
                ? 'Trainers run tournaments. An administrator approves the account first.'
                : 'Members ask to join tournaments and get their notices.'}
            </Text>
          </Input.Wrapper>
          <TextInput
            label="Full name"
            autoComplete="name"
            maxLength={200}
            size="md"
            {...form.getInputProps('full_name')}
          />
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            maxLength={254}
            size="md"
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            description="At least 8 characters; a short sentence is a good one."
            autoComplete="new-password"
            size="md"
            {...form.getInputProps('password')}
          />
        </Form>
        <Text ta="center" mt="lg">
          Registered already?{' '}
          <Anchor component={Link} to="/sign-in" underline="always">
            Sign in
          </Anchor>
        </Text>
      </div>
    </Page>
  )
}
