import { deleteMe, exportMe, type User } from '@gym-it/contracts'
import { Button, Group, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../../lib/api-problem.ts'
import { call } from '../../lib/call.ts'
import { today } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { saveFile } from '../../lib/save-file.ts'
import { endSession, signOut } from '../../lib/session.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'
import { endPushOfDeleted, endPushOfSession } from '../notifications/push.ts'

/** All of one’s data as a file, and the way to have it deleted. */
export function OwnData({ user }: { user: User }) {
  const navigate = useNavigate()
  const [leaving, setLeaving] = useState(false)
  const exporting = useMutation({
    mutationFn: () => call(exportMe, {}),
    onSuccess: data =>
      saveFile(new File([JSON.stringify(data, null, 2)], `gym-it-${today()}.json`, { type: 'application/json' })),
    onError: toastProblem,
  })
  const signInAgain = async () => {
    await endPushOfSession()
    await signOut()
    toast(i18n._('Sign in again, then delete your account within five minutes.'))
    await navigate({ to: '/sign-in', search: { to: '/profile' } })
  }
  const leave = async () => {
    try {
      await call(deleteMe, {})
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'SIGN_IN_OLD') return signInAgain()
      throw error
    }
    await endPushOfDeleted()
    endSession()
    toast(i18n._('Your account and your data are deleted.'))
    await navigate({ to: '/' })
  }
  return (
    <section className="panel">
      <Title order={2} mb="xs">
        {i18n._('Your data')}
      </Title>
      <Text c="dimmed" mb="md">
        {i18n._('Everything we keep about you, as one file; or all of it deleted. Results keep your name.')}
      </Text>
      <Group gap="xs">
        <Button variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()}>
          {i18n._('Download my data')}
        </Button>
        {!user.is_root_admin && (
          <Button variant="subtle" color="var(--gym-danger)" onClick={() => setLeaving(true)}>
            {i18n._('Delete my account…')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={i18n._('Delete your account?')}
        confirmLabel={i18n._('Delete for ever')}
        danger
        onConfirm={leave}
      >
        <Text>
          {i18n._(
            'Your profile, your picture and your notices are deleted, and you are signed out everywhere. Results of tournaments keep your name. This cannot be undone.',
          )}
        </Text>
      </ConfirmDialog>
    </section>
  )
}
