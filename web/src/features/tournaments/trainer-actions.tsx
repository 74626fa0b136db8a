import { type BracketView, pauseTournament, resumeTournament } from '@gym-it/contracts'
import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconCopy,
  IconDots,
  IconFlag,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { lazyDialog } from '../../ui/lazy-part.tsx'
import { toastProblem } from '../../ui/toast.ts'
import { takeOver } from './queries.ts'
import type { Asked } from './trainer-dialog.tsx'
import { useReopening } from './use-reopening.ts'

const TrainerDialog = lazyDialog(() => import('./trainer-dialog.tsx').then(module => module.TrainerDialog))

/** What a trainer can do with the tournament as a whole. */
export function TrainerActions({ view }: { view: BracketView }) {
  const { tournament, bracket } = view
  const { id, status, is_paused, is_finished } = tournament
  const [asking, setAsking] = useState<Asked | null>(null)
  const pausing = useMutation({
    mutationFn: () => call(is_paused ? resumeTournament : pauseTournament, { params: { id } }),
    onSuccess: ({ tournament: changed }) => takeOver(changed),
    onError: toastProblem,
  })
  const reopening = useReopening(id)
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
          <Menu.Item leftSection={<IconPencil size={18} />} onClick={() => setAsking('edit')}>
            {i18n._('Edit')}
          </Menu.Item>
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
      {asking !== null && <TrainerDialog asking={asking} view={view} onClose={() => setAsking(null)} />}
    </>
  )
}
