import { Trans } from '@lingui/react'
import { Anchor, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useLinkSecret } from './link-secret.ts'
import { Outcome } from './outcome.tsx'
import { type Registered, RegisterForm } from './register-form.tsx'
import { type RegistrationPolicy, useRegistrationPolicy } from './registration-policy-query.ts'

/** Registers as the operator's policy lets people, or with an invitation whatever the policy is. */
export function RegisterPage() {
  const policy = useRegistrationPolicy()
  const invitation = useLinkSecret('invitation')
  const [waiting, setWaiting] = useState<Registered | null>(null)
  if (waiting !== null && policy.data) {
    return (
      <Page title={i18n._('Almost there')} narrow>
        <Waiting user={waiting} confirmsEmail={policy.data.confirms_email} />
      </Page>
    )
  }
  return (
    <Page title={invitation === undefined ? i18n._('Register') : i18n._('You are invited')} narrow>
      {policy.isPending && <Skeleton height={420} radius="lg" />}
      <ProblemNote error={policy.error} onRetry={() => void policy.refetch()} />
      {policy.data &&
        (policy.data.policy === 'invitation' && invitation === undefined ? (
          <ByInvitationOnly />
        ) : (
          <Stack className="panel" gap="md">
            <Welcome policy={policy.data.policy} isInvited={invitation !== undefined} />
            <RegisterForm policy={policy.data} invitation={invitation} onWaiting={setWaiting} />
            <Text ta="center" mt="xs">
              <Trans id="Registered already? <0>Sign in</0>" components={{ 0: <SignInLink /> }} />
            </Text>
          </Stack>
        ))}
    </Page>
  )
}

function Welcome({ policy, isInvited }: { policy: RegistrationPolicy['policy']; isInvited: boolean }) {
  if (isInvited) {
    return (
      <div className="notice notice-calm">
        <p>
          {i18n._(
            'The link you opened is your invitation: it says whether you are a member or a trainer, and nobody needs to approve you.',
          )}
        </p>
        {policy !== 'invitation' && (
          <p>
            <Trans
              id="You can also <0>register without it</0>."
              components={{ 0: <Anchor component={Link} to="/register" hash="" underline="always" /> }}
            />
          </p>
        )}
      </div>
    )
  }
  if (policy === 'members') return null
  return (
    <div className="notice notice-calm">
      {i18n._('An administrator of the club approves everybody who registers here. You can sign in after that.')}
    </div>
  )
}

/** Its text is the one of the sentence in which it stands. */
function SignInLink({ children }: { children?: ReactNode }) {
  return (
    <Anchor component={Link} to="/sign-in" underline="always">
      {children}
    </Anchor>
  )
}

function ByInvitationOnly() {
  return (
    <div className="panel">
      <EmptyState
        title={i18n._('By invitation only')}
        action={<ButtonLink to="/">{i18n._('Watch tournaments')}</ButtonLink>}
      >
        <Trans
          id="Here people register with a link from an administrator of the club. Ask for one, then open it. If you have an account, <0>sign in</0>."
          components={{ 0: <SignInLink /> }}
        />
      </EmptyState>
    </div>
  )
}

/** What is still in the way of a new account. */
function Waiting({ user, confirmsEmail }: { user: Registered; confirmsEmail: boolean }) {
  const action = <ButtonLink to="/">{i18n._('Watch tournaments meanwhile')}</ButtonLink>
  if (confirmsEmail) {
    return (
      <Outcome title={i18n._('Look into your mailbox')} action={action}>
        <Trans
          id="Open the link in the mail to <0>{email}</0>: it works for a day. If nothing comes, look among the unwanted mail."
          values={{ email: user.email }}
          components={{ 0: <strong className="whole-address" /> }}
        />
        {!user.is_approved && <p>{i18n._('After that an administrator of your club approves you.')}</p>}
      </Outcome>
    )
  }
  return (
    <Outcome title={i18n._('An administrator must approve you')} action={action}>
      {user.role === 'trainer'
        ? i18n._(
            'Your trainer account is saved. You can sign in as soon as an administrator of your club has approved it.',
          )
        : i18n._(
            'Your member account is saved. You can sign in as soon as an administrator of your club has approved it.',
          )}
    </Outcome>
  )
}
