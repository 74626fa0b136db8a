import type { Participant, Tournament } from '@gym-it/contracts'
import { Button, Group, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { i18n } from '../../lib/i18n.ts'
import { toastProblem } from '../../ui/toast.ts'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { decide } from './decisions.ts'

interface WaitListProps {
  /** In the order in which they move up. */
  readonly waiting: readonly Participant[]
  readonly tournament: Tournament
  readonly canManage: boolean
  /** The last of them went, and with them the focus. */
  readonly onGone: () => void
}

/** Who waits for a place, and who is next; a trainer refuses or, where there is room, takes somebody in. */
export function WaitList({ waiting, tournament, canManage, onGone }: WaitListProps) {
  const { id, status, participant_count, max_participants } = tournament
  const deciding = useMutation({
    mutationFn: (ask: { one: Participant; status: 'approved' | 'rejected' }) => decide(id, [ask.one], ask.status),
    onError: toastProblem,
  })
  const focus = useKeptFocus(deciding.isPending, onGone)
  const isWorking = (one: Participant, decision: 'approved' | 'rejected') =>
    deciding.isPending && deciding.variables.one.id === one.id && deciding.variables.status === decision
  const isSetUp = status === 'setup'
  return (
    <section className="panel" aria-label={i18n._('Wait-list')} {...focus}>
      <Title order={2} tabIndex={-1}>
        {i18n._('Wait-list')} <span className="count">{waiting.length}</span>
      </Title>
      <p className="hint">
        {isSetUp
          ? i18n._('Whoever has waited longest gets the next free place, by themselves.')
          : i18n._('The draw is made: nobody moves up any more.')}
      </p>
      <ol className="plain-list">
        {waiting.map((one, index) => (
          <li key={one.id} className="pending-row" data-row>
            <span className="person-seed">{index + 1}</span>
            <span className="person-name" dir="auto" title={one.name}>
              {one.name}
            </span>
            {canManage && (
              <Group gap="xs" wrap="nowrap">
                <Button
                  size="xs"
                  variant="default"
                  disabled={deciding.isPending}
                  loading={isWorking(one, 'rejected')}
                  onClick={() => deciding.mutate({ one, status: 'rejected' })}
                  aria-label={i18n._('Refuse {name}', { name: one.name })}
                >
                  {i18n._('Refuse')}
                </Button>
                {!isSetUp && participant_count < max_participants && (
                  <Button
                    size="xs"
                    disabled={deciding.isPending}
                    loading={isWorking(one, 'approved')}
                    onClick={() => deciding.mutate({ one, status: 'approved' })}
                    aria-label={i18n._('Approve {name}', { name: one.name })}
                  >
                    {i18n._('Approve')}
                  </Button>
                )}
              </Group>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
