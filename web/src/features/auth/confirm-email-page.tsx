import { confirmEmail } from '@gym-it/contracts'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { isLinkInvalid, LinkIncomplete, LinkOver } from './link-page.tsx'
import { useLinkSecret } from './link-secret.ts'
import { Outcome } from './outcome.tsx'

function WaysOn() {
  return (
    <Group gap="xs" justify="center">
      <ButtonLink to="/sign-in">{i18n._('Sign in')}</ButtonLink>
      <ButtonLink to="/register" variant="default">
        {i18n._('Register once more')}
      </ButtonLink>
    </Group>
  )
}

/** Where the link of the mail leads that finishes a registration. */
export function ConfirmEmailPage() {
  const token = useLinkSecret('token')
  return (
    <Page title={i18n._('Confirm your e-mail address')} narrow>
      {token === undefined ? <LinkIncomplete action={<WaysOn />} /> : <Confirm key={token} token={token} />}
    </Page>
  )
}

/** Programs that look into mails for harm open every link, so it takes a person to press. */
function Confirm({ token }: { token: string }) {
  const confirming = useMutation({ mutationFn: () => call(confirmEmail, { body: { token } }) })
  if (confirming.data) {
    const { is_approved } = confirming.data.user
    return is_approved ? (
      <Outcome
        title={i18n._('Your account is ready')}
        action={<ButtonLink to="/sign-in">{i18n._('Sign in')}</ButtonLink>}
      >
        {i18n._('Your address is confirmed. Sign in with it and your password.')}
      </Outcome>
    ) : (
      <Outcome
        title={i18n._('An administrator must approve you')}
        action={<ButtonLink to="/">{i18n._('Watch tournaments meanwhile')}</ButtonLink>}
      >
        {i18n._(
          'Your address is confirmed. You can sign in as soon as an administrator of your club has approved you.',
        )}
      </Outcome>
    )
  }
  if (isLinkInvalid(confirming.error)) return <LinkOver error={confirming.error} action={<WaysOn />} />
  return (
    <Stack className="panel" gap="md">
      <Text>{i18n._('One step is left to finish your registration. If you did not register, close this page.')}</Text>
      <ProblemNote error={confirming.error} />
      <Button size="md" fullWidth loading={confirming.isPending} onClick={() => confirming.mutate()}>
        {i18n._('Confirm my address')}
      </Button>
    </Stack>
  )
}
