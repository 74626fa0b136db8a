import {
  type BracketView,
  deleteTournament,
  finishTournament,
  pauseTournament,
  reopenTournament,
  resumeTournament,
} from '@gym-it/contracts'
import { ActionIcon, Button, Menu, Text } from '@mantine/core'
import { IconDots, IconFlag, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'
import { refetchTournament, takeOver } from './queries.ts'
import { useDraw } from './use-draw.ts'

type Asking = 'delete' | 'redraw' | 'finish' | null

/** What a trainer can do with the tournament as a whole. */
export function TrainerActions({ view: { tournament, bracket } }: { view: BracketView }) {
  const { id, name, status, is_paused, is_finished } = tournament
  const navigate = useNavigate()
  const [asking, setAsking] = useState<Asking>(null)
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
          {is_paused ? 'Resume' : 'Pause'}
        </Button>
      )}
      {is_finished && status === 'completed' && (
        <Button variant="default" loading={reopening.isPending} onClick={() => reopening.mutate()}>
          Reopen
        </Button>
      )}
      <Menu position="bottom-end" width={250} withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More actions">
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {status === 'active' && (
            <Menu.Item leftSection={<IconFlag size={18} />} onClick={() => setAsking('finish')}>
              Finish now
            </Menu.Item>
          )}
          {status === 'active' && isDrawn && (
            <Menu.Item
              leftSection={<IconRefresh size={18} />}
              disabled={hasResults}
              onClick={() => setAsking('redraw')}
            >
              {hasResults ? 'Draw again: not once results stand' : 'Draw again'}
            </Menu.Item>
          )}
          <Menu.Item
            color="var(--gym-danger)"
            leftSection={<IconTrash size={18} />}
            onClick={() => setAsking('delete')}
          >
            Delete tournament
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking === 'redraw'}
        onClose={() => setAsking(null)}
        title="Draw the bracket again?"
        confirmLabel="Draw again"
        onConfirm={() => draw.mutateAsync(undefined)}
      >
        The present bracket is replaced by one from everyone who is approved now. No result is recorded yet.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'finish'}
        onClose={() => setAsking(null)}
        title="Finish as it stands?"
        confirmLabel="Finish"
        onConfirm={async () => {
          const { tournament: changed } = await call(finishTournament, { params: { id } })
          takeOver(changed)
          await refetchTournament(id)
          toast('The tournament is finished.', { action: { label: 'Undo', run: () => reopening.mutate() } })
        }}
      >
        The standings of this moment are the result, whatever is left to play. It can be reopened.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={() => setAsking(null)}
        title="Delete this tournament?"
        confirmLabel="Delete for good"
        danger
        onConfirm={async () => {
          await call(deleteTournament, { params: { id } })
          toast(`“${name}” was deleted.`)
          await navigate({ to: '/' })
          queryClient.removeQueries({ queryKey: ['tournament', id] })
          await queryClient.invalidateQueries({ queryKey: ['tournaments'] })
        }}
      >
        <Text className="clip-long" fw={650}>
          {name}
        </Text>
        <Text mt="xs">Its participants and results go with it. This cannot be undone.</Text>
      </ConfirmDialog>
    </>
  )
}
