import { approveUser, banUser, changeRole, roles, type User, unbanUser } from '@gym-it/contracts'
import { ActionIcon, Button, Group, Menu, Text, Textarea } from '@mantine/core'
import { IconBan, IconDots, IconLockOpen, IconUserShield } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'
import { useUser } from '../../lib/use-session.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'

const refetchPeople = () => queryClient.invalidateQueries({ queryKey: ['users'] })

/** What an administrator can do with one person. The root administrator and oneself are left alone. */
export function UserActions({ user }: { user: User }) {
  const me = useUser()
  const [banning, setBanning] = useState(false)
  const [reason, setReason] = useState('')
  const { id: user_id, full_name } = user
  const acting = useMutation({
    mutationFn: (work: () => Promise<{ detail: string }>) => work(),
    onSuccess: ({ detail }) => toast(detail),
    onError: toastProblem,
    onSettled: refetchPeople,
  })
  if (user.is_root_admin || me?.id === user_id) return null
  const unban = () => acting.mutate(() => call(unbanUser, { body: { user_id } }))
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {!user.is_approved && !user.is_banned && (
        <Button
          size="xs"
          loading={acting.isPending}
          onClick={() => acting.mutate(() => call(approveUser, { body: { user_id } }))}
          aria-label={`Approve ${full_name}`}
        >
          Approve
        </Button>
      )}
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={`Actions for ${full_name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {roles
            .filter(role => role !== user.role)
            .map(role => (
              <Menu.Item
                key={role}
                leftSection={<IconUserShield size={18} />}
                onClick={() => acting.mutate(() => call(changeRole, { body: { user_id, role } }))}
              >
                Make {role}
              </Menu.Item>
            ))}
          <Menu.Divider />
          {user.is_banned ? (
            <Menu.Item leftSection={<IconLockOpen size={18} />} onClick={unban}>
              Lift the ban
            </Menu.Item>
          ) : (
            <Menu.Item color="var(--gym-danger)" leftSection={<IconBan size={18} />} onClick={() => setBanning(true)}>
              Ban…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={banning}
        onClose={() => setBanning(false)}
        title={`Ban ${full_name}?`}
        confirmLabel="Ban"
        danger
        onConfirm={async () => {
          const given = reason.trim()
          const { detail } = await call(banUser, { body: { user_id, ...(given ? { reason: given } : {}) } })
          toast(detail, { action: { label: 'Undo', run: unban } })
          setReason('')
          await refetchPeople()
        }}
      >
        <Text mb="sm">They are signed out everywhere within a second. Results stay. The ban can be lifted.</Text>
        <Textarea
          label="Reason"
          description="Kept with the ban."
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </Group>
  )
}
