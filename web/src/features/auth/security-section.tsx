import {
  beginPasskey,
  beginTotp,
  confirmPasskey,
  confirmTotp,
  type ReplyOf,
  renewRecoveryCodes,
} from '@gym-it/contracts'
import { Button, Group, Modal, Skeleton, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'
import { FactorList } from './factor-list.tsx'
import { canUsePasskeys, makePasskey } from './passkeys.ts'
import { type ProvenAct, usePasswordProof } from './password-proof.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { refetchSecondFactors, useSecondFactors } from './second-factors-query.ts'
import { TotpSetup } from './totp-setup.tsx'

/** What stands open above the page: an app being set up, or codes to keep. */
type Open = { readonly setup: ReplyOf<typeof beginTotp> } | { readonly codes: readonly string[] } | null

/** How one signs in besides the password: second factors and recovery codes. */
export function SecuritySection() {
  const own = useSecondFactors()
  const proof = usePasswordProof()
  const [open, setOpen] = useState<Open>(null)
  const acting = useMutation({ mutationFn: (act: ProvenAct) => proof.run(act), onError: toastProblem })

  const added = async ({ factor, recovery_codes }: ReplyOf<typeof confirmTotp>) => {
    setOpen(recovery_codes ? { codes: recovery_codes } : null)
    toast(i18n._('Asked for from now on when you sign in: {name}', { name: factor.name }))
    await refetchSecondFactors()
  }
  const addTotp: ProvenAct = async body => setOpen({ setup: await call(beginTotp, { body }) })
  const addPasskey: ProvenAct = async body => {
    const { challenge, passkey } = await call(beginPasskey, { body })
    await added(await call(confirmPasskey, { body: { challenge, passkey: await makePasskey(passkey) } }))
  }
  const renewCodes: ProvenAct = async body => {
    setOpen({ codes: (await call(renewRecoveryCodes, { body })).recovery_codes })
    await refetchSecondFactors()
  }

  const { factors = [], recovery_codes_left: left = 0, is_required = false } = own.data ?? {}
  return (
    <section className="panel">
      <Title order={2} mb="xs">
        {i18n._('Security')}
      </Title>
      <Text c="dimmed" mb="md">
        {is_required
          ? i18n._('A second factor keeps out whoever has learned your password. Your role needs one.')
          : i18n._('A second factor keeps out whoever has learned your password.')}
      </Text>
      {own.isPending && <Skeleton height={48} radius="md" />}
      {own.isError && <ProblemNote error={own.error} onRetry={() => void own.refetch()} />}
      {factors.length > 0 && <FactorList factors={factors} run={proof.run} />}
      {own.isSuccess && (
        <Group gap="xs" mt={factors.length > 0 ? 'md' : 0}>
          <Button variant="default" loading={acting.isPending} onClick={() => acting.mutate(addTotp)}>
            {i18n._('Add an authenticator app')}
          </Button>
          {canUsePasskeys() && (
            <Button variant="default" loading={acting.isPending} onClick={() => acting.mutate(addPasskey)}>
              {i18n._('Add a passkey')}
            </Button>
          )}
          {factors.length > 0 && (
            <Button variant="subtle" loading={acting.isPending} onClick={() => acting.mutate(renewCodes)}>
              {i18n._('New recovery codes ({left} left)', { left })}
            </Button>
          )}
        </Group>
      )}
      {proof.dialog}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        closeOnClickOutside={false}
        closeOnEscape={false}
        title={open && 'codes' in open ? i18n._('Recovery codes') : i18n._('Authenticator app')}
      >
        {open && 'setup' in open && (
          <TotpSetup
            totp={open.setup.totp}
            submitLabel={i18n._('Switch on')}
            onCode={async code => added(await call(confirmTotp, { body: { challenge: open.setup.challenge, code } }))}
          />
        )}
        {open && 'codes' in open && (
          <RecoveryCodes codes={open.codes} doneLabel={i18n._('I have kept them')} onDone={() => setOpen(null)} />
        )}
      </Modal>
    </section>
  )
}
