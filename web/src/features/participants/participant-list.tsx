import { type Participant, type Tournament, withdrawParticipant } from '@gym-it/contracts'
import { CloseButton, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { toast, toastProblem } from '../../ui/toast.ts'
import { refetchTournament } from '../tournaments/queries.ts'

interface ParticipantListProps {
  readonly participants: readonly Participant[]
  readonly tournament: Tournament
  readonly canWithdraw: boolean
}

/** Everyone who is in, in the order of the seeds. */
export function ParticipantList({ participants, tournament, canWithdraw }: ParticipantListProps) {
  const withdrawing = useMutation({
    mutationFn: (one: Participant) => call(withdrawParticipant, { params: { id: tournament.id, pid: one.id } }),
    onSuccess: (_, one) => {
      toast(`${one.name} is out.`)
      return refetchTournament(tournament.id)
    },
    onError: toastProblem,
  })
  return (
    <section aria-label="Participants">
      <Title order={2} mb="sm">
        In <span className="count">{participants.length}</span>
      </Title>
      <ol className="people-grid">
        {participants.map((one, index) => (
          <li key={one.id} className="person">
            <span className="person-seed">{one.seed ?? index + 1}</span>
            <span className="person-name">{one.name}</span>
            {canWithdraw && (
              <CloseButton
                size="sm"
                aria-label={`Take ${one.name} out`}
                disabled={withdrawing.isPending}
                onClick={() => withdrawing.mutate(one)}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
