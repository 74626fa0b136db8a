import { resetSecondFactors } from '@gym-it/contracts'
import { Text } from '@mantine/core'
import { call } from '../../lib/call.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.ts'
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
        title={`Remove the second factors of ${user.full_name}?`}
        confirmLabel="Remove"
        danger
        onConfirm={() =>
          proof.run(async ({ password }) => {
            const body = { user_id: user.id, ...(password === undefined ? {} : { password }) }
            toast((await call(resetSecondFactors, { body })).detail)
          })
        }
      >
        <Text>
          For somebody who has lost their phone and their recovery codes. Make sure that it is them who asks. They are
          signed out everywhere, and their password alone lets them in until they set up another.
        </Text>
      </ConfirmDialog>
      {proof.dialog}
    </>
  )
}
