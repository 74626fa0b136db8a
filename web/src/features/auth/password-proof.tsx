import { Modal, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { ApiProblem } from '../../lib/api-problem.ts'
import { i18n } from '../../lib/i18n.ts'
import { ThrottledForm } from './throttled-form.tsx'

/** Something that the service wants the password for when the sign-in is not of the last minutes. */
export type ProvenAct = (proof: { readonly password?: string }) => Promise<void>

/** Runs such acts; `dialog` asks for the password where it is needed, and then repeats the act. */
export function usePasswordProof() {
  const [waiting, setWaiting] = useState<ProvenAct | null>(null)
  const run = async (act: ProvenAct) => {
    try {
      await act({})
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'SIGN_IN_OLD') throw error
      setWaiting(() => act)
    }
  }
  const close = () => setWaiting(null)
  const dialog = (
    <Modal opened={waiting !== null} onClose={close} title={i18n._('Is it you?')}>
      {waiting && <PasswordForm act={waiting} onDone={close} />}
    </Modal>
  )
  return { run, dialog }
}

function PasswordForm({ act, onDone }: { act: ProvenAct; onDone: () => void }) {
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: value => (value === '' ? i18n._('Write your password') : null) },
  })
  return (
    <ThrottledForm
      form={form}
      submitLabel={i18n._('Go on')}
      onSubmit={async ({ password }) => {
        await act({ password })
        onDone()
      }}
    >
      <PasswordInput
        label={i18n._('Your password')}
        description={i18n._('You signed in a while ago, and this changes how you do.')}
        autoComplete="current-password"
        size="md"
        data-autofocus
        {...form.getInputProps('password')}
      />
    </ThrottledForm>
  )
}
