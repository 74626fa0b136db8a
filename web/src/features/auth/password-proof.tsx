import { Modal, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { ApiProblem } from '../../lib/api-problem.ts'
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
    <Modal opened={waiting !== null} onClose={close} title="Is it you?">
      {waiting && <PasswordForm act={waiting} onDone={close} />}
    </Modal>
  )
  return { run, dialog }
}

function PasswordForm({ act, onDone }: { act: ProvenAct; onDone: () => void }) {
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: value => (value === '' ? 'Write your password' : null) },
  })
  return (
    <ThrottledForm
      form={form}
      submitLabel="Go on"
      onSubmit={async ({ password }) => {
        await act({ password })
        onDone()
      }}
    >
      <PasswordInput
        label="Your password"
        description="You signed in a while ago, and this changes how you do."
        autoComplete="current-password"
        size="md"
        data-autofocus
        {...form.getInputProps('password')}
      />
    </ThrottledForm>
  )
}
