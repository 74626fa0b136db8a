import { addParticipant, type Participant, type Session, type Tournament, withdrawParticipant } from '@gym-it/contracts'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call } from '../../lib/call.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { refetchTournament } from '../tournaments/queries.ts'

interface JoinPanelProps {
  readonly tournament: Tournament
  readonly user: Session['user'] | undefined
  readonly entries: readonly Participant[]
}

const standing: Record<Participant['status'], { title: string; text: string }> = {
  pending: {
    title: 'Waiting for approval',
    text: 'The trainer has your request. This page shows the answer by itself.',
  },
  approved: { title: 'You are in', text: 'The draw comes next. Good luck!' },
  rejected: {
    title: 'Not this time',
    text: 'The trainer did not accept your entry. Ask at the desk if that is a mistake.',
  },
  disqualified: { title: 'You are out', text: 'You were disqualified. Ask the trainer why.' },
  withdrawn: { title: 'You withdrew', text: 'Ask the trainer if you want to be in after all.' },
}

/** A member's own entry: ask to join, see where it stands, take it back. */
export function JoinPanel({ tournament, user, entries }: JoinPanelProps) {
  const { id } = tournament
  const mine = user && entries.findLast(one => one.user_id === user.id)
  const acting = useMutation({
    mutationFn: async (work: () => Promise<unknown>) => work(),
    onSettled: () => refetchTournament(id),
  })
  const panel = (title: string, text: string, action: ReactNode) => (
    <section className="panel" aria-label="Your entry">
      <Stack gap="sm">
        <Group justify="space-between" gap="md">
          <div>
            <Text fw={750} fz="lg">
              {title}
            </Text>
            <Text c="dimmed">{text}</Text>
          </div>
          {action}
        </Group>
        <ProblemNote error={acting.error} />
      </Stack>
    </section>
  )
  if (user === undefined) {
    return panel(
      'Do you want to take part?',
      'Sign in as a member and ask to join.',
      <ButtonLink to="/sign-in" search={{ to: `/tournaments/${id}/participants` }}>
        Sign in to join
      </ButtonLink>,
    )
  }
  if (mine === undefined) {
    return panel(
      'Do you want to take part?',
      'The trainer approves each entry.',
      <Button
        loading={acting.isPending}
        onClick={() =>
          acting.mutate(() =>
            call(addParticipant, { params: { id }, body: { name: user.full_name, user_id: user.id } }),
          )
        }
      >
        Ask to join
      </Button>,
    )
  }
  const { title, text } = standing[mine.status]
  const canLeave = mine.status === 'pending' || mine.status === 'approved'
  return panel(
    title,
    text,
    canLeave && (
      <Button
        variant="default"
        loading={acting.isPending}
        onClick={() => acting.mutate(() => call(withdrawParticipant, { params: { id, pid: mine.id } }))}
      >
        Withdraw
      </Button>
    ),
  )
}
