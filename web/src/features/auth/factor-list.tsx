import { removeSecondFactor, renameSecondFactor, type SecondFactor } from '@gym-it/contracts'
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { formatMoment } from '../../lib/dates.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.ts'
import type { ProvenAct } from './password-proof.tsx'
import { refetchSecondFactors } from './second-factors-query.ts'

interface FactorListProps {
  readonly factors: readonly SecondFactor[]
  readonly run: (act: ProvenAct) => Promise<void>
}

/** One’s second factors, to be renamed and removed. */
export function FactorList({ factors, run }: FactorListProps) {
  const [changing, setChanging] = useState<{ readonly factor: SecondFactor; readonly to: 'rename' | 'remove' }>()
  const close = () => setChanging(undefined)
  const remove = (id: number) => () =>
    run(async proof => {
      const { detail } = await call(removeSecondFactor, { params: { id }, body: proof })
      toast(detail)
      await refetchSecondFactors()
    })
  return (
    <>
      <ul className="plain-list factors" aria-label="Second factors">
        {factors.map(factor => (
          <li key={factor.id}>
            <div>
              <Text fw={650}>{factor.name}</Text>
              <span className="quiet">
                {factor.kind === 'totp' ? 'Authenticator app' : 'Passkey'}, since {formatMoment(factor.created_at)}
              </span>
            </div>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                aria-label={`Rename ${factor.name}`}
                onClick={() => setChanging({ factor, to: 'rename' })}
              >
                Rename
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="var(--gym-danger)"
                aria-label={`Remove ${factor.name}`}
                onClick={() => setChanging({ factor, to: 'remove' })}
              >
                Remove…
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {changing?.to === 'rename' && <RenameDialog factor={changing.factor} onClose={close} />}
      {changing?.to === 'remove' && (
        <ConfirmDialog
          opened
          onClose={close}
          title={`Remove ${changing.factor.name}?`}
          confirmLabel="Remove"
          danger
          onConfirm={remove(changing.factor.id)}
        >
          <Text>You cannot sign in with it any more. Without any second factor your password alone is enough.</Text>
        </ConfirmDialog>
      )}
    </>
  )
}

function RenameDialog({ factor, onClose }: { factor: SecondFactor; onClose: () => void }) {
  const [name, setName] = useState(factor.name)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Rename ${factor.name}`}
      confirmLabel="Rename"
      onConfirm={async () => {
        await call(renameSecondFactor, { params: { id: factor.id }, body: { name } })
        await refetchSecondFactors()
      }}
    >
      <TextInput label="Name" maxLength={60} value={name} onChange={event => setName(event.currentTarget.value)} />
    </ConfirmDialog>
  )
}
