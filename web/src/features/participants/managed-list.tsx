import { type Participant, reinstateParticipant, type Tournament, withdrawParticipant } from '@gym-it/contracts'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconUserMinus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { lazyDialog } from '../../ui/lazy-part.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'
import { refetchTournament } from '../tournaments/queries.ts'
import { ParticipantList } from './participant-list.tsx'

const EntryDialog = lazyDialog(() => import('./entry-dialog.tsx').then(module => module.EntryDialog))
const LeaveDialog = lazyDialog(() => import('./leave-dialog.tsx').then(module => module.LeaveDialog))

interface ManagedListProps {
  readonly participants: readonly Participant[]
  readonly tournament: Tournament
}

type Asking = { readonly what: 'edit' | 'leave'; readonly who: Participant }

/** Everyone who is in, as a trainer sees them: to change and take out before the draw, to withdraw and disqualify after it. */
export function ManagedList({ participants, tournament }: ManagedListProps) {
  const { id, status } = tournament
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const withdrawing = useMutation({
    mutationFn: (one: Participant) => call(withdrawParticipant, { params: { id, pid: one.id } }),
    onSuccess: async (_, one) => {
      await refetchTournament(id)
      const back = () => call(reinstateParticipant, { params: { id, pid: one.id } })
      toast(i18n._('{name} is out.', { name: one.name }), {
        action: { label: i18n._('Undo'), run: () => void back().then(() => refetchTournament(id), toastProblem) },
      })
    },
    onError: toastProblem,
  })
  const takeOut = (one: Participant) =>
    status === 'setup' ? withdrawing.mutate(one) : setAsking({ what: 'leave', who: one })
  const actions = (one: Participant) => (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={i18n._('Actions for {name}', { name: one.name })}
          loading={withdrawing.isPending && withdrawing.variables.id === one.id}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {status === 'setup' && (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setAsking({ what: 'edit', who: one })}>
            {i18n._('Change')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconUserMinus size={16} />} onClick={() => takeOut(one)}>
          {status === 'setup' ? i18n._('Take out') : i18n._('Withdraw or disqualify')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
  return (
    <>
      <ParticipantList participants={participants} actions={actions} />
      {asking?.what === 'edit' && <EntryDialog participant={asking.who} tournament={tournament} onClose={close} />}
      {asking?.what === 'leave' && <LeaveDialog participant={asking.who} tournament={tournament} onClose={close} />}
    </>
  )
}
