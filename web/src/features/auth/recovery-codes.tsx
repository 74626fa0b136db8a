import { Button, Group, Stack, Text } from '@mantine/core'
import { toast, toastProblem } from '../../ui/toast.ts'
import './auth.css'
import { i18n } from '../../lib/i18n.ts'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly doneLabel: string
  readonly onDone: () => void
}

/** The codes that stand in for a lost second factor, which cannot be shown again. */
export function RecoveryCodes({ codes, doneLabel, onDone }: RecoveryCodesProps) {
  const copy = () =>
    navigator.clipboard
      .writeText(codes.join('\n'))
      .then(() => toast(i18n._('The codes are on the clipboard')), toastProblem)
  return (
    <Stack gap="md">
      <Text>
        {i18n._(
          'Print these recovery codes or keep them in a password manager. Each lets you in once if you lose your second factor. They are not shown again.',
        )}
      </Text>
      <ul className="plain-list recovery-codes" aria-label={i18n._('Recovery codes')}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs">
        {'clipboard' in navigator && (
          <Button variant="default" onClick={() => void copy()}>
            {i18n._('Copy')}
          </Button>
        )}
        <Button onClick={onDone}>{doneLabel}</Button>
      </Group>
    </Stack>
  )
}
