import { type Participant, reinstateParticipant, type Tournament } from '@gym-it/contracts'
import { Button, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { toast, toastProblem } from '../../ui/toast.ts'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { refetchTournament } from '../tournaments/queries.ts'
import { decide } from './decisions.ts'

const whyOut: Readonly<Partial<Record<Participant['status'], string>>> = {
  withdrawn: /*i18n*/ 'withdrew',
  disqualified: /*i18n*/ 'was disqualified',
  rejected: /*i18n*/ 'was refused',
}

interface LeftListProps {
  readonly left: readonly Participant[]
  readonly tournament: Tournament
  /** The last of them went, and with them the focus. */
  readonly onGone: () => void
}

/** Who withdrew, was disqualified or refused; a trainer takes them back. */
export function LeftList({ left, tournament: { id, status }, onGone }: LeftListProps) {
  const returning = useMutation({
    mutationFn: async (one: Participant) => {
      if (one.status === 'rejected') return decide(id, [one], 'pending')
      await call(reinstateParticipant, { params: { id, pid: one.id } })
      await refetchTournament(id)
      toast(i18n._('{name} is in again.', { name: one.name }))
    },
    onError: toastProblem,
  })
  const focus = useKeptFocus(returning.isPending, onGone)
  return (
    <section aria-label={i18n._('Out')} {...focus}>
      <Title order={2} mb="sm" tabIndex={-1}>
        {i18n._('Out')} <span className="count">{left.length}</span>
      </Title>
      <ul className="people-grid">
        {left.map(one => (
          <li key={one.id} className="person" data-row>
            <span className="person-words">
              <span className="person-name" dir="auto" title={one.name}>
                {one.name}
              </span>
              <span className="person-facts">{i18n._(whyOut[one.status] ?? '')}</span>
            </span>
            {(one.status !== 'rejected' || status === 'setup') && (
              <Button
                size="xs"
                variant="default"
                loading={returning.isPending && returning.variables.id === one.id}
                onClick={() => returning.mutate(one)}
                aria-label={i18n._('Take back: {name}', { name: one.name })}
              >
                {i18n._('Take back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
