import { Anchor, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
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
      <Page title="Almost there" narrow>
        <Waiting user={waiting} confirmsEmail={policy.data.confirms_email} />
      </Page>
    )
  }
  return (
    <Page title={invitation === undefined ? 'Register' : 'You are invited'} narrow>
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
              Registered already?{' '}
              <Anchor component={Link} to="/sign-in" underline="always">
                Sign in
              </Anchor>
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
        The link you opened is your invitation: it says whether you are a member or a trainer, and nobody needs to
        approve you.
        {policy !== 'invitation' && (
          <>
            {' '}
            You can also{' '}
            <Anchor component={Link} to="/register" hash="" underline="always">
              register without it
            </Anchor>
            .
          </>
        )}
      </div>
    )
  }
  if (policy === 'members') return null
  return (
    <div className="notice notice-calm">
      An administrator of the club approves everybody who registers here. You can sign in after that.
    </div>
  )
}

function ByInvitationOnly() {
  return (
    <div className="panel">
      <EmptyState title="By invitation only" action={<ButtonLink to="/">Watch tournaments</ButtonLink>}>
        Here people register with a link from an administrator of the club. Ask for one, then open it. If you have an
        account,{' '}
        <Anchor component={Link} to="/sign-in" underline="always">
          sign in
        </Anchor>
        .
      </EmptyState>
    </div>
  )
}

/** What is still in the way of a new account. */
function Waiting({ user, confirmsEmail }: { user: Registered; confirmsEmail: boolean }) {
  const action = <ButtonLink to="/">Watch tournaments meanwhile</ButtonLink>
  if (confirmsEmail) {
    return (
      <Outcome title="Look into your mailbox" action={action}>
        Open the link in the mail to <strong className="whole-address">{user.email}</strong>: it works for a day. If
        nothing comes, look among the unwanted mail.
        {!user.is_approved && ' After that an administrator of your club approves you.'}
      </Outcome>
    )
  }
  return (
    <Outcome title="An administrator must approve you" action={action}>
      Your {user.role} account is saved. You can sign in as soon as an administrator of your club has approved it.
    </Outcome>
  )
}
