import type { Participant } from '@gym-it/contracts'
import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { useHasRole, useUser } from '../../lib/use-session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Said } from '../auth/said.tsx'
import { bracketQuery, participantsQuery } from '../tournaments/queries.ts'
import { DrawRecord } from './draw-record.tsx'
import { JoinPanel } from './join-panel.tsx'
import './participants.css'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { ParticipantList } from './participant-list.tsx'
import { WaitList } from './wait-list.tsx'

// Spectators need nothing of what trainers do here.
const PendingEntries = lazyPart(() => import('./pending-entries.tsx').then(module => module.PendingEntries))
const ManagedEntries = lazyPart(() => import('./managed-entries.tsx').then(module => module.ManagedEntries))
const ManagedList = lazyPart(() => import('./managed-list.tsx').then(module => module.ManagedList))
const LeftList = lazyPart(() => import('./left-list.tsx').then(module => module.LeftList))

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
  // A list whose last row went cannot say so itself.
  const [gone, setGone] = useState<{ readonly text: string; readonly at: number }>()
  const say = (text: string) => setGone({ text, at: performance.now() })
  if (tournament === undefined) return null
  if (entries.isPending) return <Skeleton height={220} radius="lg" />
  if (entries.data === undefined) return <ProblemNote error={entries.error} onRetry={() => void entries.refetch()} />

  const those = (...statuses: readonly Participant['status'][]) =>
    entries.data.filter(one => statuses.includes(one.status))
  const approved = those('approved').toSorted(byEntry)
  const pending = those('pending')
  const waiting = those('waiting').toSorted((a, b) => a.id - b.id)
  const left = those('withdrawn', 'disqualified', 'rejected')
  const isOpen = tournament.status === 'setup'
  const isPairedOn = view?.rounds ? view.rounds.paired < view.rounds.planned : tournament.format === 'leaderboard'
  const takesLate = tournament.status === 'active' && isPairedOn
  return (
    <Stack gap="lg">
      {gone && <Said key={gone.at} text={gone.text} />}
      {isTrainer && (isOpen || takesLate) && pending.length > 0 && (
        <PendingEntries
          tournament={tournament}
          pending={pending}
          onGone={() => say(i18n._('All requests are decided.'))}
        />
      )}
      {!isTrainer && isOpen && (
        <JoinPanel tournament={tournament} user={user} entries={entries.data} waiting={waiting} />
      )}
      {isTrainer && (isOpen || takesLate) ? (
        <ManagedEntries tournament={tournament} approved={approved} asking={[...pending, ...waiting]} />
      ) : approved.length === 0 ? null : isTrainer && tournament.status !== 'cancelled' ? (
        <ManagedList participants={approved} tournament={tournament} />
      ) : (
        <ParticipantList participants={approved} />
      )}
      {waiting.length > 0 && (isTrainer || isOpen) && (
        <WaitList
          waiting={waiting}
          tournament={tournament}
          canManage={isTrainer && (isOpen || takesLate)}
          onGone={() => say(i18n._('Nobody waits any more.'))}
        />
      )}
      {isTrainer && left.length > 0 && (
        <LeftList left={left} tournament={tournament} onGone={() => say(i18n._('Nobody is out any more.'))} />
      )}
      <DrawRecord tournament={tournament} />
      {approved.length === 0 && !isTrainer && (
        <EmptyState title={i18n._('Nobody is in yet')}>
          {i18n._('The first names appear here as soon as the trainer enters them.')}
        </EmptyState>
      )}
    </Stack>
  )
}
