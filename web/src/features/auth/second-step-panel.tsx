import { type BodyOf, finishLogin, type ReplyOf, type SecondStep, type SecondStepMethod } from '@gym-it/contracts'
import { Anchor, Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { startSession } from '../../lib/session.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { CodeForm } from './code-form.tsx'
import { canUsePasskeys, showPasskey } from './passkeys.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { TotpSetup } from './totp-setup.tsx'

const wayNames: Readonly<Record<SecondStepMethod, string>> = {
  passkey: /*i18n*/ 'Use a passkey',
  totp: /*i18n*/ 'Use an authenticator app',
  recovery_code: /*i18n*/ 'Use a recovery code',
}

interface SecondStepPanelProps {
  readonly step: SecondStep
  readonly onDone: () => void
  /** Back to e-mail and password. */
  readonly onBack: () => void
}

/** The second step of signing in: a passkey, a code, a recovery code; or setting up the app that the role needs. */
export function SecondStepPanel({ step, onDone, onBack }: SecondStepPanelProps) {
  const ways = step.methods.filter(method => method !== 'passkey' || canUsePasskeys())
  const [way, setWay] = useState(ways[0])
  const [codes, setCodes] = useState<readonly string[]>([])
  const finish = async (shown: Omit<BodyOf<typeof finishLogin>, 'challenge'>) => {
    const session: ReplyOf<typeof finishLogin> = await call(finishLogin, {
      body: { challenge: step.challenge, ...shown },
    })
    startSession(session)
    if (session.recovery_codes) setCodes(session.recovery_codes)
    else onDone()
  }
  const withCode = (code: string) => finish({ code })
  if (codes.length > 0) return <RecoveryCodes codes={codes} doneLabel={i18n._('I have kept them')} onDone={onDone} />
  if (step.totp) {
    return (
      <Stack gap="md">
        <Text>{i18n._('Your role needs a second factor besides the password.')}</Text>
        <TotpSetup totp={step.totp} submitLabel={i18n._('Switch on and sign in')} onCode={withCode} />
      </Stack>
    )
  }
  return (
    <Stack gap="md">
      {way === 'passkey' && step.passkey && <PasskeyStep options={step.passkey} onPasskey={finish} />}
      {way === 'totp' && (
        <CodeForm
          key="totp"
          label={i18n._('Code from your authenticator app')}
          submitLabel={i18n._('Sign in')}
          isDigits
          onCode={withCode}
        />
      )}
      {way === 'recovery_code' && (
        <CodeForm
          key="recovery_code"
          label={i18n._('Recovery code')}
          description={i18n._('One of the ten that you kept. It counts once.')}
          submitLabel={i18n._('Sign in')}
          isDigits={false}
          onCode={recovery_code => finish({ recovery_code })}
        />
      )}
      {way === undefined && (
        <Text>{i18n._('Your passkey does not work in this browser. Sign in where you made it.')}</Text>
      )}
      <Stack gap={6} align="center" mt="xs">
        {ways
          .filter(other => other !== way)
          .map(other => (
            <Anchor key={other} component="button" type="button" underline="always" onClick={() => setWay(other)}>
              {i18n._(wayNames[other])}
            </Anchor>
          ))}
        <Anchor component="button" type="button" underline="always" onClick={onBack}>
          {i18n._('Begin again')}
        </Anchor>
      </Stack>
    </Stack>
  )
}

interface PasskeyStepProps {
  readonly options: NonNullable<SecondStep['passkey']>
  readonly onPasskey: (shown: Pick<BodyOf<typeof finishLogin>, 'passkey'>) => Promise<void>
}

function PasskeyStep({ options, onPasskey }: PasskeyStepProps) {
  const showing = useMutation({ mutationFn: async () => onPasskey({ passkey: await showPasskey(options) }) })
  return (
    <Stack gap="md">
      <Text>
        {i18n._('Show your passkey: your fingerprint, your face, the PIN of this device, or a security key.')}
      </Text>
      <ProblemNote error={showing.error} />
      <Button size="md" fullWidth loading={showing.isPending} onClick={() => showing.mutate()} data-autofocus>
        {i18n._('Show the passkey')}
      </Button>
    </Stack>
  )
}
