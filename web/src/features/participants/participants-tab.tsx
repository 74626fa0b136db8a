import type { Participant, Tournament } from '@gym-it/contracts'
import { SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
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
import { WaitList } from './wait-list.tsx'

// Dragging and the drawing of the bracket come with it.
const SeedsPanel = lazy(() => import('./seeds/seeds-panel.tsx').then(module => ({ default: module.SeedsPanel })))

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
      {isTrainer && (isOpen || takesLate) && pending.length > 0 && (
        <PendingEntries tournament={tournament} pending={pending} />
      )}
      {!isTrainer && isOpen && (
        <JoinPanel tournament={tournament} user={user} entries={entries.data} waiting={waiting} />
      )}
      {isTrainer && (isOpen || takesLate) ? (
        <Managed tournament={tournament} approved={approved} asking={[...pending, ...waiting]} />
      ) : (
        approved.length > 0 && (
          <ParticipantList
            participants={approved}
            tournament={tournament}
            canManage={isTrainer && tournament.status !== 'cancelled'}
          />
        )
      )}
      {waiting.length > 0 && (isTrainer || isOpen) && (
        <WaitList waiting={waiting} tournament={tournament} canManage={isTrainer && (isOpen || takesLate)} />
      )}
      {isTrainer && left.length > 0 && <LeftList left={left} tournament={tournament} />}
      <DrawRecord tournament={tournament} />
      {approved.length === 0 && !isTrainer && (
        <EmptyState title={i18n._('Nobody is in yet')}>
          {i18n._('The first names appear here as soon as the trainer enters them.')}
        </EmptyState>
      )}
    </Stack>
  )
}

interface ManagedProps {
  readonly tournament: Tournament
  readonly approved: readonly Participant[]
  readonly asking: readonly Participant[]
}

/** What a trainer does with those who are in: enters more, or says who is seeded where. */
function Managed({ tournament, approved, asking }: ManagedProps) {
  const [shown, setShown] = useState('list')
  const { status, tournament_type: type } = tournament
  const seeded = status === 'setup' && type !== 'leaderboard' && approved.length >= 2 ? type : null
  const isSeeding = seeded !== null && shown === 'seeds'
  return (
    <>
      {seeded !== null && (
        <SegmentedControl
          aria-label={i18n._('Show')}
          className="participants-views"
          data={[
            { value: 'list', label: i18n._('Names') },
            { value: 'seeds', label: i18n._('Seeds') },
          ]}
          value={shown}
          onChange={setShown}
        />
      )}
      {isSeeding && (
        <Suspense fallback={<Skeleton height={320} radius="lg" />}>
          <SeedsPanel tournament={tournament} type={seeded} participants={approved} />
        </Suspense>
      )}
      {/* Kept while the seeds are shown: names may be typed here already. */}
      <Stack gap="lg" display={isSeeding ? 'none' : 'flex'}>
        <PastePanel tournament={tournament} approved={approved} asking={asking} />
        {approved.length > 0 && <ParticipantList participants={approved} tournament={tournament} canManage />}
      </Stack>
    </>
  )
}
