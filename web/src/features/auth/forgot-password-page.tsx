import { forgotPassword } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { Anchor, Button, Skeleton, Text, TextInput } from '@mantine/core'
import { isEmail, useForm } from '@mantine/form'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Outcome } from './outcome.tsx'
import { useRegistrationPolicy } from './registration-policy-query.ts'
import { ThrottledForm } from './throttled-form.tsx'

/** Has a link mailed that sets a new password; nobody learns here whether an address has an account. */
export function ForgotPasswordPage() {
  const policy = useRegistrationPolicy()
  return (
    <Page title={i18n._('Forgot your password?')} narrow>
      {policy.isPending && <Skeleton height={260} radius="lg" />}
      {policy.data?.sends_mail === false && <NoMails />}
      {/* Without an answer the form is offered all the same: the service says then what is the matter. */}
      {(policy.isError || policy.data?.sends_mail) && <AskForLink />}
    </Page>
  )
}

function NoMails() {
  return (
    <div className="panel">
      <EmptyState
        title={i18n._('Ask an administrator')}
        action={<ButtonLink to="/sign-in">{i18n._('Back to sign in')}</ButtonLink>}
      >
        {i18n._(
          'This system sends no mails. An administrator of your club makes you a link with which you set a new password: on the page “People”, in the menu beside your name.',
        )}
      </EmptyState>
    </div>
  )
}

function AskForLink() {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: isEmail(i18n._('Write an e-mail address, like ana@club.org')) },
  })
  if (sentTo !== null) {
    return (
      <Outcome
        title={i18n._('Look into your mailbox')}
        action={
          <Button variant="default" onClick={() => setSentTo(null)}>
            {i18n._('Try another address')}
          </Button>
        }
      >
        <Trans
          id="If <0>{email}</0> has an account, a mail with a link is on its way to it. The link works once, within an hour. If nothing comes, look among the unwanted mail, or ask an administrator for a link."
          values={{ email: sentTo }}
          components={{ 0: <strong className="whole-address" /> }}
        />
      </Outcome>
    )
  }
  return (
    <div className="panel">
      <ThrottledForm
        form={form}
        submitLabel={i18n._('Mail me a link')}
        onSubmit={async values => {
          const email = values.email.trim()
          await call(forgotPassword, { body: { email } })
          setSentTo(email)
        }}
      >
        <TextInput
          label={i18n._('E-mail')}
          description={i18n._('We mail a link to it that sets a new password.')}
          type="email"
          autoComplete="username"
          maxLength={254}
          size="md"
          autoFocus
          {...form.getInputProps('email')}
        />
      </ThrottledForm>
      <Text ta="center" mt="lg">
        <Anchor component={Link} to="/sign-in" underline="always">
          {i18n._('Back to sign in')}
        </Anchor>
      </Text>
    </div>
  )
}
