import type { Totp } from '@gym-it/contracts'
import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { CodeForm } from './code-form.tsx'
import './auth.css'
import { Trans } from '@lingui/react'
import { i18n } from '../../lib/i18n.ts'
import { QrCode } from '../../ui/qr-code.tsx'

/** The secret in groups of four, to be typed where no camera is. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

interface TotpSetupProps {
  readonly totp: Totp
  readonly submitLabel: string
  readonly onCode: (code: string) => Promise<unknown>
}

function AppLink({ href, children }: { href: string; children?: ReactNode }) {
  return <a href={href}>{children}</a>
}

/** Shows an authenticator app its secret, and asks for the first code. */
export function TotpSetup({ totp, submitLabel, onCode }: TotpSetupProps) {
  return (
    <Stack gap="md" className="totp-setup">
      <Text>
        {i18n._(
          'Scan this with an authenticator app, such as the one on your phone or in your password manager. It then shows a new code every 30 seconds.',
        )}
      </Text>
      <QrCode text={totp.uri} label={i18n._('QR code for an authenticator app')} />
      <Text size="sm" c="dimmed">
        <Trans
          id="Or <0>open the app on this device</0>, or type in: <1>{secret}</1>"
          values={{ secret: grouped(totp.secret) }}
          components={{ 0: <AppLink href={totp.uri} />, 1: <span className="totp-secret" /> }}
        />
      </Text>
      <CodeForm label={i18n._('Code that the app shows')} submitLabel={submitLabel} isDigits onCode={onCode} />
    </Stack>
  )
}
