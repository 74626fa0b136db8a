import { type BodyOf, login, type ReplyOf, registerUser } from '@gym-it/contracts'
import { Input, SegmentedControl, Text, TextInput } from '@mantine/core'
import { isEmail, useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { startSession } from '../../lib/session.ts'
import { toast } from '../../ui/toast.ts'
import { NewPasswordField, newPasswordRule } from './new-password-field.tsx'
import { passwordProblem } from './password-problem.ts'
import type { RegistrationPolicy } from './registration-policy-query.ts'
import { ThrottledForm } from './throttled-form.tsx'

export type Registered = ReplyOf<typeof registerUser>['user']

interface RegisterFormProps {
  readonly policy: RegistrationPolicy
  readonly invitation: string | undefined
  /** The account begins later: with the mailed link, with an approval, or with both. */
  readonly onWaiting: (user: Registered) => void
}

/** Who one is; a member to whom nothing is in the way is signed in at once. */
export function RegisterForm({ policy, invitation, onWaiting }: RegisterFormProps) {
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { full_name: '', email: '', password: '', role: 'member' },
    validate: {
      full_name: value => (value.trim() === '' ? 'Write your name as it should stand in the bracket' : null),
      email: isEmail('Write an e-mail address, like ana@club.org'),
      password: newPasswordRule,
    },
  })
  const signIn = async (body: BodyOf<typeof login>) => {
    try {
      startSession(await call(login, { body }))
    } catch {
      // The account stands. What else signing in needs, such as a second factor, its own page asks for.
      toast('Your account is ready. Sign in with it.', { title: 'Welcome' })
      return navigate({ to: '/sign-in' })
    }
    toast('Your account is ready. Pick a tournament to join.', { title: 'Welcome' })
    return navigate({ to: '/' })
  }
  return (
    <ThrottledForm
      form={form}
      submitLabel="Create my account"
      onSubmit={async ({ full_name, password, ...values }) => {
        const email = values.email.trim()
        const role: 'member' | 'trainer' = values.role === 'trainer' ? 'trainer' : 'member'
        const body = {
          ...{ email, password, full_name: full_name.trim() },
          ...(invitation === undefined ? { role } : { invitation }),
        } as const
        const { user } = await call(registerUser, { body }).catch((error: unknown) => {
          throw passwordProblem(error)
        })
        if (policy.confirms_email || !user.is_approved) return onWaiting(user)
        await signIn({ email, password })
      }}
    >
      {invitation === undefined && (
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
            {form.values.role === 'trainer' ? 'Trainers run tournaments.' : 'Members ask to join tournaments.'}
            {policy.policy === 'members' &&
              (form.values.role === 'trainer'
                ? ' An administrator approves the account first.'
                : ' You can begin at once.')}
          </Text>
        </Input.Wrapper>
      )}
      <TextInput label="Full name" autoComplete="name" maxLength={200} size="md" {...form.getInputProps('full_name')} />
      <TextInput
        label="E-mail"
        {...(policy.confirms_email ? { description: 'We mail a link to it that finishes your registration.' } : {})}
        type="email"
        autoComplete="username"
        maxLength={254}
        size="md"
        {...form.getInputProps('email')}
      />
      <NewPasswordField label="Password" {...form.getInputProps('password')} />
    </ThrottledForm>
  )
}
