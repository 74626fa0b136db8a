import { addParticipant, type Participant, type Session, type Tournament } from '@gym-it/contracts'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { lazyDialog } from '../../ui/lazy-part.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { refetchTournament } from '../tournaments/queries.ts'

const TakeBackDialog = lazyDialog(() => import('./take-back-dialog.tsx').then(module => module.TakeBackDialog))

interface JoinPanelProps {
  readonly tournament: Tournament
  readonly user: Session['user'] | undefined
  readonly entries: readonly Participant[]
  /** In the order in which they move up. */
  readonly waiting: readonly Participant[]
}

const standing: Record<Participant['status'], { title: string; text: string }> = {
  pending: {
    title: /*i18n*/ 'Waiting for approval',
    text: /*i18n*/ 'The trainer has your request. This page shows the answer by itself.',
  },
  waiting: {
    title: /*i18n*/ 'You are number {place} on the wait-list',
    text: /*i18n*/ 'As soon as a place is free you move up, by yourself. You will be told.',
  },
  approved: { title: /*i18n*/ 'You are in', text: /*i18n*/ 'The draw comes next. Good luck!' },
  rejected: {
    title: /*i18n*/ 'Not this time',
    text: /*i18n*/ 'The trainer did not accept your entry. Ask at the desk if that is a mistake.',
  },
  disqualified: { title: /*i18n*/ 'You are out', text: /*i18n*/ 'You were disqualified. Ask the trainer why.' },
  withdrawn: { title: /*i18n*/ 'You withdrew', text: /*i18n*/ 'If you want to be in after all, ask again.' },
}

/** A member's own entry: ask to join or to wait for a place, see where it stands, take it back. */
export function JoinPanel({ tournament, user, entries, waiting }: JoinPanelProps) {
  const { id, participant_count, max_participants } = tournament
  const mine = user && entries.findLast(one => one.user_id === user.id)
  const place = waiting.findIndex(one => one.id === mine?.id) + 1
  const isFull = participant_count >= max_participants
  const acting = useMutation({
    mutationFn: async (work: () => Promise<unknown>) => work(),
    onSettled: () => refetchTournament(id),
  })
  const [isLeaving, setIsLeaving] = useState(false)
  const words = useRef<HTMLDivElement>(null)
  const panel = (title: string, text: string, action: ReactNode) => (
    <section className="panel screen-only" aria-label={i18n._('Your entry')}>
      <Stack gap="sm">
        <Group justify="space-between" gap="md">
          <div className="join-words" ref={words} tabIndex={-1}>
            <Text fw={750} fz="lg">
              {title}
            </Text>
            <Text c="dimmed">{text}</Text>
          </div>
          {action}
        </Group>
        <ProblemNote error={acting.error} />
        {isLeaving && mine && (
          <TakeBackDialog
            {...{ tournament, mine, place }}
            onClose={() => setIsLeaving(false)}
            // The button that opened it goes away, and what stands here now is the answer.
            onGone={() => words.current?.focus()}
          />
        )}
      </Stack>
    </section>
  )
  if (user === undefined) {
    return panel(
      i18n._('Do you want to take part?'),
      i18n._('Sign in as a member and ask to join.'),
      <ButtonLink to="/sign-in" search={{ to: `/tournaments/${id}/participants` }}>
        {i18n._('Sign in to join')}
      </ButtonLink>,
    )
  }
  const ask = (
    <Button
      loading={acting.isPending}
      onClick={() =>
        acting.mutate(() =>
          call(addParticipant, {
            params: { id },
            body: { name: user.full_name, user_id: user.id, ...(isFull ? { waitlist: true } : {}) },
          }),
        )
      }
    >
      {isFull ? i18n._('Join the wait-list') : i18n._('Ask to join')}
    </Button>
  )
  if (mine === undefined) {
    return panel(
      i18n._('Do you want to take part?'),
      isFull
        ? i18n._('All {max} places are taken. Whoever waits moves up when one becomes free.', { max: max_participants })
        : i18n._('The trainer approves each entry.'),
      ask,
    )
  }
  const { title, text } = standing[mine.status]
  const canLeave = mine.status === 'pending' || mine.status === 'approved' || mine.status === 'waiting'
  return panel(
    i18n._(title, { place }),
    i18n._(text),
    canLeave ? (
      <Button variant="default" onClick={() => setIsLeaving(true)}>
        {mine.status === 'waiting' ? i18n._('Leave the wait-list') : i18n._('Withdraw')}
      </Button>
    ) : (
      mine.status === 'withdrawn' && ask
    ),
  )
}
