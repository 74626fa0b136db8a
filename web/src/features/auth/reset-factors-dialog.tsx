import { resetSecondFactors } from '@gym-it/contracts'
import { Text } from '@mantine/core'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.ts'
import { headingName } from '../users/heading-name.ts'
import { usePasswordProof } from './password-proof.tsx'

interface ResetFactorsDialogProps {
  readonly user: { readonly id: number; readonly full_name: string }
  readonly opened: boolean
  readonly onClose: () => void
}

/** An administrator’s help for who has lost their second factor and the recovery codes. */
export function ResetFactorsDialog({ user, opened, onClose }: ResetFactorsDialogProps) {
  const proof = usePasswordProof()
  return (
    <>
      <ConfirmDialog
        opened={opened}
        onClose={onClose}
        title={i18n._('Remove the second factors of {name}?', { name: headingName(user.full_name) })}
        confirmLabel={i18n._('Remove')}
        danger
        onConfirm={() =>
          proof.run(async ({ password }) => {
            const body = { user_id: user.id, ...(password === undefined ? {} : { password }) }
            await call(resetSecondFactors, { body })
            toast(i18n._('Removed; they sign in with their password alone, and can set up a new second factor'))
          })
        }
      >
        <Text>
          {i18n._(
            'For somebody who has lost their phone and their recovery codes. Make sure that it is them who asks. They are signed out everywhere, and their password alone lets them in until they set up another.',
          )}
        </Text>
      </ConfirmDialog>
      {proof.dialog}
    </>
  )
}
