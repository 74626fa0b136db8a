import { makeResetLink } from '@gym-it/contracts'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { formatMoment } from '../../lib/dates.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { CopyField } from '../share/copy-field.tsx'
import { useReachableOrigin } from '../share/reachable-origin.ts'
import '../share/share.css'
import { i18n } from '../../lib/i18n.ts'
import { headingName } from '../users/heading-name.ts'
import { reachableLink } from './reachable-link.ts'

interface ResetLinkDialogProps {
  readonly user: { readonly id: number; readonly full_name: string }
  readonly opened: boolean
  readonly onClose: () => void
}

/** An administrator’s help for who has forgotten their password, where no mail reaches them. */
export function ResetLinkDialog({ user, opened, onClose }: ResetLinkDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={i18n._('New password for {name}', { name: headingName(user.full_name) })}
    >
      <ResetLink user={user} onClose={onClose} />
    </Modal>
  )
}

function ResetLink({ user, onClose }: Omit<ResetLinkDialogProps, 'opened'>) {
  const { origin } = useReachableOrigin()
  const making = useMutation({ mutationFn: () => call(makeResetLink, { body: { user_id: user.id } }) })
  if (making.data) {
    const { link, expires_at } = making.data
    return (
      <Stack gap="md">
        <CopyField label={i18n._('Link')} text={reachableLink(link, origin)} />
        <Text>
          {i18n._(
            'It works once, until {until}, and is shown only now. Whoever opens it sets the password, so hand it to nobody else.',
            { until: formatMoment(expires_at) },
          )}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{i18n._('Done')}</Button>
        </Group>
      </Stack>
    )
  }
  return (
    <Stack gap="md">
      <Text>
        {i18n._(
          'Make a link with which they set a new password themselves. Make sure that it is them who asks. Until they use it, their password stays as it is; then they are signed out everywhere.',
        )}
      </Text>
      <ProblemNote error={making.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {i18n._('Keep as it is')}
        </Button>
        <Button loading={making.isPending} onClick={() => making.mutate()} data-autofocus>
          {i18n._('Make the link')}
        </Button>
      </Group>
    </Stack>
  )
}
