import { resetPassword } from '@gym-it/contracts'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { refresh, session } from '../../lib/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { isLinkInvalid, LinkIncomplete, LinkOver } from './link-page.tsx'
import { useLinkSecret } from './link-secret.ts'
import { NewPasswordField, newPasswordRule } from './new-password-field.tsx'
import { Outcome } from './outcome.tsx'
import { passwordProblem } from './password-problem.ts'
import { ThrottledForm } from './throttled-form.tsx'

const AskAgain = () => <ButtonLink to="/forgot-password">{i18n._('Ask for a new link')}</ButtonLink>

/** Where the link of a mail, or of an administrator, leads. */
export function ResetPasswordPage() {
  const token = useLinkSecret('token')
  return (
    <Page title={i18n._('Set a new password')} narrow>
      {token === undefined ? <LinkIncomplete action={<AskAgain />} /> : <SetPassword key={token} token={token} />}
    </Page>
  )
}

/** The link has signed its account out everywhere, which may be the one of this browser. */
function followSignOut(): void {
  // Without an answer the next call finds it out.
  if (session.get().status === 'signed_in') refresh().catch(() => undefined)
}

function SetPassword({ token }: { token: string }) {
  const [isDone, setDone] = useState(false)
  const [over, setOver] = useState<unknown>(null)
  const form = useForm({ initialValues: { new_password: '' }, validate: { new_password: newPasswordRule } })
  if (isDone) {
    return (
      <Outcome
        title={i18n._('Your new password is set')}
        action={<ButtonLink to="/sign-in">{i18n._('Sign in')}</ButtonLink>}
      >
        {i18n._('Sign in with it. All devices on which you were signed in are signed out.')}
      </Outcome>
    )
  }
  if (over !== null) return <LinkOver error={over} action={<AskAgain />} />
  return (
    <div className="panel">
      <ThrottledForm
        form={form}
        submitLabel={i18n._('Set the password')}
        onSubmit={async ({ new_password }) => {
          try {
            await call(resetPassword, { body: { token, new_password } })
          } catch (error) {
            if (isLinkInvalid(error)) return setOver(error)
            throw passwordProblem(error)
          }
          followSignOut()
          setDone(true)
        }}
      >
        <NewPasswordField label={i18n._('New password')} autoFocus {...form.getInputProps('new_password')} />
      </ThrottledForm>
    </div>
  )
}
