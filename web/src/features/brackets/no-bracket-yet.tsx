import type { Tournament } from '@gym-it/contracts'
import { Button, Stack } from '@mantine/core'
import { IconTournament } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { i18n } from '../../lib/i18n.ts'
import { useHasRole } from '../../lib/use-session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { participantsQuery } from '../tournaments/queries.ts'
import { useDraw } from '../tournaments/use-draw.ts'

/** Before the draw: what is missing, for whoever looks. */
export function NoBracketYet({ tournament: { id, participant_count, tournament_type } }: { tournament: Tournament }) {
  const isBoard = tournament_type === 'leaderboard'
  const isTrainer = useHasRole('trainer')
  const draw = useDraw(id)
  const entries = useQuery({ ...participantsQuery(id), enabled: isTrainer })
  const asking = entries.data?.filter(one => one.status === 'pending').length ?? 0
  const params = { id: String(id) }
  if (!isTrainer) {
    return (
      <EmptyState
        title={isBoard ? i18n._('It starts soon') : i18n._('The draw comes soon')}
        action={
          <ButtonLink to="/tournaments/$id/participants" params={params} variant="default">
            {i18n._('See who takes part')}
          </ButtonLink>
        }
      >
        {isBoard
          ? i18n._('The leaderboard appears here by itself the moment it begins.')
          : i18n._('The bracket appears here by itself the moment it begins.')}
      </EmptyState>
    )
  }
  if (participant_count < 2) {
    return (
      <EmptyState
        title={i18n._('Who takes part?')}
        action={
          <ButtonLink to="/tournaments/$id/participants" params={params}>
            {i18n._('Enter participants')}
          </ButtonLink>
        }
      >
        {i18n._('Paste the names, one per line. Two are enough to begin.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={i18n._('{count, plural, one {# is in} other {# are in}}', { count: participant_count })}
      action={
        <Stack align="center">
          <Button
            size="md"
            leftSection={<IconTournament size={20} />}
            loading={draw.isPending}
            onClick={() => draw.mutate(undefined)}
          >
            {isBoard ? i18n._('Start') : i18n._('Draw the bracket')}
          </Button>
          {asking > 0 && (
            <ButtonLink to="/tournaments/$id/participants" params={params} variant="default">
              {i18n._('{count, plural, one {# waits for approval} other {# wait for approval}}', { count: asking })}
            </ButtonLink>
          )}
          <ProblemNote error={draw.error} />
        </Stack>
      }
    >
      {isBoard
        ? i18n._('Ready? Scores can be entered from then on.')
        : i18n._('Ready for the draw? It can be repeated until the first result stands.')}
    </EmptyState>
  )
}
