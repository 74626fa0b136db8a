import type { Participant, Tournament } from '@gym-it/contracts'
import { Button, Checkbox, Group, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { toastProblem } from '../../ui/toast.ts'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { decide } from './decisions.ts'

interface PendingEntriesProps {
  readonly tournament: Tournament
  readonly pending: readonly Participant[]
  /** The last of them went, and with them the focus. */
  readonly onGone: () => void
}

interface Deciding {
  readonly entries: readonly Participant[]
  readonly status: 'approved' | 'rejected' | 'waiting'
}

/** People who asked to join: the trainer decides, about one or about many at once. */
export function PendingEntries({ tournament, pending, onGone }: PendingEntriesProps) {
  const { id, status, participant_count, max_participants } = tournament
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const deciding = useMutation({
    mutationFn: ({ entries, status }: Deciding) => decide(id, entries, status),
    onSuccess: () => setChosen(new Set()),
    onError: toastProblem,
  })
  const focus = useKeptFocus(deciding.isPending, onGone)
  /** Whether this button, for one or with undefined for many, is at work. */
  const isWorking = (entry: Participant | undefined, decision: Deciding['status']) => {
    if (!deciding.isPending || deciding.variables.status !== decision) return false
    const { entries } = deciding.variables
    return entry === undefined ? entries.length > 1 : entries.length === 1 && entries[0]?.id === entry.id
  }
  const selected = pending.filter(one => chosen.has(one.id))
  const meant = selected.length > 0 ? selected : pending
  const isAll = selected.length === pending.length
  const isFull = status === 'setup' && participant_count >= max_participants
  const toggle = ({ id: one }: Participant) =>
    setChosen(new Set(chosen.has(one) ? [...chosen].filter(other => other !== one) : [...chosen, one]))
  const approve = isFull ? 'waiting' : 'approved'
  return (
    <section className="panel" aria-label={i18n._('Waiting for approval')} {...focus}>
      <Group justify="space-between" mb="sm">
        <Title order={2} tabIndex={-1}>
          {i18n._('Waiting for approval')} <span className="count">{pending.length}</span>
        </Title>
        {pending.length > 1 && (
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              disabled={deciding.isPending}
              loading={isWorking(undefined, 'rejected')}
              onClick={() => deciding.mutate({ entries: meant, status: 'rejected' })}
            >
              {selected.length > 0 ? i18n._('Refuse {count}', { count: selected.length }) : i18n._('Refuse all')}
            </Button>
            <Button
              size="xs"
              disabled={deciding.isPending}
              loading={isWorking(undefined, approve)}
              onClick={() => deciding.mutate({ entries: meant, status: approve })}
            >
              {manyLabel(isFull, selected.length)}
            </Button>
          </Group>
        )}
      </Group>
      {isFull && <p className="hint">{i18n._('All places are taken: whom you let wait moves up by themselves.')}</p>}
      {pending.length > 1 && (
        <Checkbox
          className="pending-all"
          label={i18n._('Select all {count}', { count: pending.length })}
          checked={isAll}
          indeterminate={selected.length > 0 && !isAll}
          onChange={() => setChosen(new Set(isAll ? [] : pending.map(one => one.id)))}
        />
      )}
      <ul className="plain-list">
        {pending.map(entry => (
          <li key={entry.id} className="pending-row" data-row>
            {pending.length > 1 && (
              <Checkbox
                aria-label={i18n._('Select {name}', { name: entry.name })}
                checked={chosen.has(entry.id)}
                onChange={() => toggle(entry)}
              />
            )}
            <span className="person-name" dir="auto" title={entry.name}>
              {entry.name}
            </span>
            <Group gap="xs" wrap="nowrap" className="pending-choice">
              <Button
                size="xs"
                variant="default"
                disabled={deciding.isPending}
                loading={isWorking(entry, 'rejected')}
                onClick={() => deciding.mutate({ entries: [entry], status: 'rejected' })}
                aria-label={i18n._('Refuse {name}', { name: entry.name })}
              >
                {i18n._('Refuse')}
              </Button>
              <Button
                size="xs"
                disabled={deciding.isPending}
                loading={isWorking(entry, approve)}
                onClick={() => deciding.mutate({ entries: [entry], status: approve })}
                aria-label={
                  isFull
                    ? i18n._('Let wait: {name}', { name: entry.name })
                    : i18n._('Approve {name}', { name: entry.name })
                }
              >
                {isFull ? i18n._('Let wait') : i18n._('Approve')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}

function manyLabel(isFull: boolean, count: number): string {
  if (isFull) return count > 0 ? i18n._('Let {count} wait', { count }) : i18n._('Let all wait')
  return count > 0 ? i18n._('Approve {count}', { count }) : i18n._('Approve all')
}
