import type { Participant } from '@gym-it/contracts'
import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useHasRole, useUser } from '../../lib/use-session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { bracketQuery, participantsQuery } from '../tournaments/queries.ts'
import { DrawRecord } from './draw-record.tsx'
import { JoinPanel } from './join-panel.tsx'
import { LeftList } from './left-list.tsx'
import './participants.css'
import { ParticipantList } from './participant-list.tsx'
import { PastePanel } from './paste-panel.tsx'
import { PendingEntries } from './pending-entries.tsx'

const byEntry = (a: Participant, b: Participant) =>
  (a.seed ?? Number.POSITIVE_INFINITY) - (b.seed ?? Number.POSITIVE_INFINITY) || a.id - b.id

/** Who takes part; a trainer enters and approves people here, a member asks to join. */
export function ParticipantsTab() {
  const { id: given } = useParams({ from: '/tournaments/$id' })
  const id = Number(given)
  const view = useQuery(bracketQuery(id)).data
  const tournament = view?.tournament
  const entries = useQuery(participantsQuery(id))
  const isTrainer = useHasRole('trainer')
  const user = useUser()
  if (tournament === undefined) return null
  if (entries.isPending) return <Skeleton height={220} radius="lg" />
  if (entries.data === undefined) return <ProblemNote error={entries.error} onRetry={() => void entries.refetch()} />

  const approved = entries.data.filter(one => one.status === 'approved').toSorted(byEntry)
  const pending = entries.data.filter(one => one.status === 'pending')
  const left = entries.data.filter(one => one.status === 'withdrawn' || one.status === 'disqualified')
  const isOpen = tournament.status === 'setup'
  const isPairedOn = view?.rounds ? view.rounds.paired < view.rounds.planned : tournament.format === 'leaderboard'
  const takesLate = tournament.status === 'active' && isPairedOn
  return (
    <Stack gap="lg">
      {isTrainer && pending.length > 0 && <PendingEntries tournamentId={id} pending={pending} />}
      {isTrainer && (isOpen || takesLate) && <PastePanel tournament={tournament} approved={approved} />}
      {!isTrainer && isOpen && <JoinPanel tournament={tournament} user={user} entries={entries.data} />}
      {approved.length > 0 && (
        <ParticipantList
          participants={approved}
          tournament={tournament}
          canManage={isTrainer && tournament.status !== 'cancelled'}
        />
      )}
      {isTrainer && left.length > 0 && <LeftList left={left} tournament={tournament} canManage={isTrainer} />}
      <DrawRecord tournament={tournament} />
      {approved.length === 0 && !isTrainer && (
        <EmptyState title="Nobody is in yet">
          The first names appear here as soon as the trainer enters them.
        </EmptyState>
      )}
    </Stack>
  )
}
