import { type BodyOf, login, type ReplyOf, registerUser } from '@gym-it/contracts'
import { Input, SegmentedControl, Text, TextInput } from '@mantine/core'
import { isEmail, useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
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

/** What the account is for; where the policy differs by role, also when it begins. */
function roleWords(isTrainer: boolean, isByRole: boolean): string {
  if (!isByRole) return isTrainer ? /*i18n*/ 'Trainers run tournaments.' : /*i18n*/ 'Members ask to join tournaments.'
  return isTrainer
    ? /*i18n*/ 'Trainers run tournaments. An administrator approves the account first.'
    : /*i18n*/ 'Members ask to join tournaments. You can begin at once.'
}

/** Who one is; a member to whom nothing is in the way is signed in at once. */
export function RegisterForm({ policy, invitation, onWaiting }: RegisterFormProps) {
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { full_name: '', email: '', password: '', role: 'member' },
    validate: {
      full_name: value => (value.trim() === '' ? i18n._('Write your name as it should stand in the bracket') : null),
      email: isEmail(i18n._('Write an e-mail address, like ana@club.org')),
      password: newPasswordRule,
    },
  })
  const signIn = async (body: BodyOf<typeof login>) => {
    try {
      startSession(await call(login, { body }))
    } catch {
      // The account stands. What else signing in needs, such as a second factor, its own page asks for.
      toast(i18n._('Your account is ready. Sign in with it.'), { title: i18n._('Welcome') })
      return navigate({ to: '/sign-in' })
    }
    toast(i18n._('Your account is ready. Pick a tournament to join.'), { title: i18n._('Welcome') })
    return navigate({ to: '/' })
  }
  return (
    <ThrottledForm
      form={form}
      submitLabel={i18n._('Create my account')}
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
        <Input.Wrapper label={i18n._('I am')} labelElement="div" size="md">
          <SegmentedControl
            fullWidth
            size="md"
            mt={4}
            aria-label={i18n._('I am')}
            data={[
              { value: 'member', label: i18n._('a member') },
              { value: 'trainer', label: i18n._('a trainer') },
            ]}
            {...form.getInputProps('role')}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {i18n._(roleWords(form.values.role === 'trainer', policy.policy === 'members'))}
          </Text>
        </Input.Wrapper>
      )}
      <TextInput
        label={i18n._('Full name')}
        autoComplete="name"
        maxLength={200}
        size="md"
        {...form.getInputProps('full_name')}
      />
      <TextInput
        label={i18n._('E-mail')}
        {...(policy.confirms_email
          ? { description: i18n._('We mail a link to it that finishes your registration.') }
          : {})}
        type="email"
        autoComplete="username"
        maxLength={254}
        size="md"
        {...form.getInputProps('email')}
      />
      <NewPasswordField label={i18n._('Password')} {...form.getInputProps('password')} />
    </ThrottledForm>
  )
}
