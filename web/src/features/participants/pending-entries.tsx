import { approveParticipant, type Participant, rejectParticipant } from '@gym-it/contracts'
import { Button, Group, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { toastProblem } from '../../ui/toast.ts'
import { refetchTournament } from '../tournaments/queries.ts'

/** People who asked to join: the trainer decides. */
export function PendingEntries({ tournamentId, pending }: { tournamentId: number; pending: readonly Participant[] }) {
  const deciding = useMutation({
    mutationFn: async ({ entries, accept }: { entries: readonly Participant[]; accept: boolean }) => {
      for (const entry of entries) {
        await call(accept ? approveParticipant : rejectParticipant, { params: { id: tournamentId, pid: entry.id } })
      }
    },
    onError: toastProblem,
    onSettled: () => refetchTournament(tournamentId),
  })
  const decide = (entries: readonly Participant[], accept: boolean) => deciding.mutate({ entries, accept })
  return (
    <section className="panel" aria-label="Waiting for approval">
      <Group justify="space-between" mb="sm">
        <Title order={2}>
          Waiting for approval <span className="count">{pending.length}</span>
        </Title>
        {pending.length > 1 && (
          <Button size="xs" loading={deciding.isPending} onClick={() => decide(pending, true)}>
            Approve all
          </Button>
        )}
      </Group>
      <ul className="plain-list">
        {pending.map(entry => (
          <li key={entry.id} className="pending-row">
            <span className="person-name">{entry.name}</span>
            <Group gap="xs" wrap="nowrap">
              <Button
                size="xs"
                variant="default"
                disabled={deciding.isPending}
                onClick={() => decide([entry], false)}
                aria-label={`Reject ${entry.name}`}
              >
                Reject
              </Button>
              <Button
                size="xs"
                disabled={deciding.isPending}
                onClick={() => decide([entry], true)}
                aria-label={`Approve ${entry.name}`}
              >
                Approve
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}
