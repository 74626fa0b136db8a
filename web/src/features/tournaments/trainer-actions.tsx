import {
  type BracketView,
  finishTournament,
  pauseTournament,
  reopenTournament,
  resumeTournament,
} from '@gym-it/contracts'
import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconCopy,
  IconDots,
  IconFlag,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { refetchTournament, takeOver } from './queries.ts'
import { useDraw } from './use-draw.ts'

const CopyDialog = lazy(() => import('./copy-dialog.tsx').then(module => ({ default: module.CopyDialog })))

type Asking = 'copy' | 'delete' | 'redraw' | 'finish' | null

/** What a trainer can do with the tournament as a whole. */
export function TrainerActions({ view }: { view: BracketView }) {
  const { tournament, bracket } = view
  const { id, status, is_paused, is_finished } = tournament
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const draw = useDraw(id)
  const pausing = useMutation({
    mutationFn: () => call(is_paused ? resumeTournament : pauseTournament, { params: { id } }),
    onSuccess: ({ tournament: changed }) => takeOver(changed),
    onError: toastProblem,
  })
  const reopening = useMutation({
    mutationFn: () => call(reopenTournament, { params: { id } }),
    onSuccess: ({ tournament: changed }) => {
      takeOver(changed)
      return refetchTournament(id)
    },
    onError: toastProblem,
  })
  const finish = async () => {
    const { tournament: changed } = await call(finishTournament, { params: { id } })
    takeOver(changed)
    await refetchTournament(id)
    toast(i18n._('The tournament is finished.'), {
      action: { label: i18n._('Undo'), run: () => reopening.mutate() },
    })
  }
  const hasResults = bracket.some(match => match.decided_by === 'report')
  const isDrawn = tournament.format !== 'leaderboard'
  return (
    <>
      {status === 'active' && (
        <Button
          variant="default"
          leftSection={is_paused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
          loading={pausing.isPending}
          onClick={() => pausing.mutate()}
        >
          {is_paused ? i18n._('Resume') : i18n._('Pause')}
        </Button>
      )}
      {is_finished && status === 'completed' && (
        <Button variant="default" loading={reopening.isPending} onClick={() => reopening.mutate()}>
          {i18n._('Reopen')}
        </Button>
      )}
      <Menu position="bottom-end" width={270} withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={i18n._('More actions')}>
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {status === 'active' && (
            <Menu.Item leftSection={<IconFlag size={18} />} onClick={() => setAsking('finish')}>
              {i18n._('Finish now')}
            </Menu.Item>
          )}
          {status === 'active' && isDrawn && (
            <Menu.Item
              leftSection={<IconRefresh size={18} />}
              disabled={hasResults}
              onClick={() => setAsking('redraw')}
            >
              {hasResults ? i18n._('Draw again: not once results stand') : i18n._('Draw again')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconCopy size={18} />} onClick={() => setAsking('copy')}>
            {i18n._('Copy')}
          </Menu.Item>
          <Menu.Item
            color="var(--gym-danger)"
            leftSection={<IconTrash size={18} />}
            onClick={() => setAsking('delete')}
          >
            {i18n._('Delete tournament')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking === 'redraw'}
        onClose={close}
        title={i18n._('Draw the bracket again?')}
        confirmLabel={i18n._('Draw again')}
        onConfirm={() => draw.mutateAsync(undefined)}
      >
        {i18n._('The present bracket is replaced by one from everyone who is approved now. No result is recorded yet.')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'finish'}
        onClose={close}
        title={i18n._('Finish as it stands?')}
        confirmLabel={i18n._('Finish')}
        onConfirm={finish}
      >
        {i18n._('The standings of this moment are the result, whatever is left to play. It can be reopened.')}
      </ConfirmDialog>
      <DeleteDialog view={view} opened={asking === 'delete'} onClose={close} />
      {asking === 'copy' && (
        <Suspense>
          <CopyDialog tournament={tournament} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
