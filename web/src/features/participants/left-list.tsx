import { type Participant, reinstateParticipant, type Tournament } from '@gym-it/contracts'
import { Button, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { toast, toastProblem } from '../../ui/toast.ts'
import { refetchTournament } from '../tournaments/queries.ts'

interface LeftListProps {
  readonly left: readonly Participant[]
  readonly tournament: Tournament
  readonly canManage: boolean
}

/** Who withdrew or was disqualified; a trainer takes them back. */
export function LeftList({ left, tournament, canManage }: LeftListProps) {
  const returning = useMutation({
    mutationFn: (one: Participant) => call(reinstateParticipant, { params: { id: tournament.id, pid: one.id } }),
    onSuccess: async (_, one) => {
      await refetchTournament(tournament.id)
      toast(`${one.name} is in again.`)
    },
    onError: toastProblem,
  })
  return (
    <section aria-label="Out">
      <Title order={2} mb="sm">
        Out <span className="count">{left.length}</span>
      </Title>
      <ul className="people-grid">
        {left.map(one => (
          <li key={one.id} className="person">
            <span className="person-words">
              <span className="person-name" dir="auto">
                {one.name}
              </span>
              <span className="person-facts">{one.status}</span>
            </span>
            {canManage && (
              <Button
                size="xs"
                variant="default"
                loading={returning.isPending && returning.variables.id === one.id}
                onClick={() => returning.mutate(one)}
                aria-label={`Take ${one.name} back`}
              >
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
