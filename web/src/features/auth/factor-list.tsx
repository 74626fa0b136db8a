import { removeSecondFactor, renameSecondFactor, type SecondFactor } from '@gym-it/contracts'
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { formatMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.ts'
import type { ProvenAct } from './password-proof.tsx'
import { refetchSecondFactors } from './second-factors-query.ts'

interface FactorListProps {
  readonly factors: readonly SecondFactor[]
  readonly run: (act: ProvenAct) => Promise<void>
}

const sinceWhen: Readonly<Record<SecondFactor['kind'], string>> = {
  totp: /*i18n*/ 'Authenticator app, since {since}',
  passkey: /*i18n*/ 'Passkey, since {since}',
}

/** One’s second factors, to be renamed and removed. */
export function FactorList({ factors, run }: FactorListProps) {
  const [changing, setChanging] = useState<{ readonly factor: SecondFactor; readonly to: 'rename' | 'remove' }>()
  const close = () => setChanging(undefined)
  const isLast = factors.length === 1
  const remove = (id: number) => () =>
    run(async proof => {
      await call(removeSecondFactor, { params: { id }, body: proof })
      toast(isLast ? i18n._('Removed; you sign in with your password alone') : i18n._('Removed'))
      await refetchSecondFactors()
    })
  return (
    <>
      <ul className="plain-list factors" aria-label={i18n._('Second factors')}>
        {factors.map(factor => (
          <li key={factor.id}>
            <div>
              <Text fw={650} className="clip-long" dir="auto">
                {factor.name}
              </Text>
              <span className="quiet">
                {i18n._(sinceWhen[factor.kind], { since: formatMoment(factor.created_at) })}
              </span>
            </div>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                aria-label={i18n._('Rename {name}', { name: factor.name })}
                onClick={() => setChanging({ factor, to: 'rename' })}
              >
                {i18n._('Rename')}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="var(--gym-danger)"
                aria-label={i18n._('Remove {name}', { name: factor.name })}
                onClick={() => setChanging({ factor, to: 'remove' })}
              >
                {i18n._('Remove…')}
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
          title={i18n._('Remove {name}?', { name: changing.factor.name })}
          confirmLabel={i18n._('Remove')}
          danger
          onConfirm={remove(changing.factor.id)}
        >
          <Text>
            {i18n._('You cannot sign in with it any more. Without any second factor your password alone is enough.')}
          </Text>
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
      title={i18n._('Rename {name}', { name: factor.name })}
      confirmLabel={i18n._('Rename')}
      onConfirm={async () => {
        await call(renameSecondFactor, { params: { id: factor.id }, body: { name } })
        await refetchSecondFactors()
      }}
    >
      <TextInput
        label={i18n._('Name')}
        maxLength={60}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
