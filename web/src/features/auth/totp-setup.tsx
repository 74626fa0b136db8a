import type { Totp } from '@gym-it/contracts'
import { Stack, Text } from '@mantine/core'
import { CodeForm } from './code-form.tsx'
import { QrCode } from './qr-code.tsx'
import './auth.css'

/** The secret in groups of four, to be typed where no camera is. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

interface TotpSetupProps {
  readonly totp: Totp
  readonly submitLabel: string
  readonly onCode: (code: string) => Promise<unknown>
}

/** Shows an authenticator app its secret, and asks for the first code. */
export function TotpSetup({ totp, submitLabel, onCode }: TotpSetupProps) {
  return (
    <Stack gap="md">
      <Text>
        Scan this with an authenticator app, such as the one of your phone or of your password manager. It then shows a
        new code every 30 seconds.
      </Text>
      <QrCode text={totp.uri} label="QR code for an authenticator app" />
      <Text size="sm" c="dimmed">
        Or <a href={totp.uri}>open the app on this device</a>, or type in:{' '}
        <span className="totp-secret">{grouped(totp.secret)}</span>
      </Text>
      <CodeForm label="Code that the app shows" submitLabel={submitLabel} isDigits onCode={onCode} />
    </Stack>
  )
}
