import { endSession, endSessions, type OwnSession } from '@gym-it/contracts'
import { Button, Group, Skeleton, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { ApiProblem } from '../../lib/api-problem.ts'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { deviceText } from './device-text.ts'
import { Said } from './said.tsx'
import { SessionList } from './session-list.tsx'
import { refetchSessions, useSessions } from './sessions-query.ts'

/** So many are shown before somebody asks for more. */
const firstShown = 6

/** Signs out one device; where it was signed out meanwhile, that is as good. */
async function signOutOf(session: OwnSession): Promise<string> {
  const device = deviceText(session.device)
  try {
    await call(endSession, { params: { id: session.id } })
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'SESSION_UNKNOWN') throw error
    return i18n._('{device} was signed out already.', { device })
  }
  return i18n._('{device} is signed out.', { device })
}

async function signOutOthers(count: number): Promise<string> {
  await call(endSessions, { query: { keep_current: true } })
  return i18n._('{count, plural, one {Signed out on # other device.} other {Signed out on # other devices.}}', {
    count,
  })
}

/** Where one is signed in, and the way to end it there. */
export function SessionsSection() {
  const own = useSessions()
  const [isLong, setLong] = useState(false)
  const [asked, setAsked] = useState<OwnSession | 'others' | null>(null)
  const [said, setSaid] = useState('')
  // A word of its own: while the dialog fades it still says what was asked.
  const [isOpen, setOpen] = useState(false)
  const ask = (about: OwnSession | 'others') => {
    setAsked(about)
    setOpen(true)
  }

  const sessions = own.data?.sessions ?? []
  // This one first: it is the one that people look for, to know what the others are.
  const ordered = [...sessions.filter(one => one.is_current), ...sessions.filter(one => !one.is_current)]
  const others = sessions.filter(one => !one.is_current).length
  const shown = isLong ? ordered : ordered.slice(0, firstShown)

  const end = async () => {
    if (asked === null) return
    const done = asked === 'others' ? await signOutOthers(others) : await signOutOf(asked)
    await refetchSessions()
    setSaid(done)
  }
  return (
    <section className="panel" aria-labelledby="sessions-title">
      <Title order={2} mb="xs" id="sessions-title">
        {i18n._('Where you are signed in')}
      </Title>
      <Text c="dimmed" mb="md">
        {i18n._(
          'Sign out a device that you have lost, or do not know. If you do not know it, change your password too.',
        )}
      </Text>
      <Said text={said} isHeld={isOpen} />
      {own.isPending && <Skeleton height={120} radius="md" />}
      <ProblemNote error={own.error} onRetry={() => void own.refetch()} />
      <SessionList sessions={shown} now={own.dataUpdatedAt} onEnd={ask} />
      {(others > 1 || ordered.length > shown.length) && (
        <Group gap="xs" mt="md">
          {others > 1 && (
            <Button variant="default" onClick={() => ask('others')}>
              {i18n._('Sign out everywhere else…')}
            </Button>
          )}
          {ordered.length > shown.length && (
            <Button variant="subtle" onClick={() => setLong(true)}>
              {i18n._('Show all {count} devices', { count: ordered.length })}
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={
          asked === 'others'
            ? i18n._('{count, plural, other {Sign out the # other devices?}}', { count: others })
            : i18n._('Sign out {device}?', { device: deviceText(asked?.device ?? '') })
        }
        confirmLabel={i18n._('Sign out')}
        danger
        onConfirm={end}
      >
        <Text>
          {asked === 'others'
            ? i18n._('Only this device stays signed in.')
            : i18n._('Whoever uses it is signed out within a second, and has to sign in again.')}
        </Text>
      </ConfirmDialog>
    </section>
  )
}
