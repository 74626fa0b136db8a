import type { Participant } from '@gym-it/contracts'
import { Select } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { i18n } from '../../../lib/i18n.ts'

export interface FindPersonProps {
  readonly participants: readonly Participant[]
  readonly chosen: number | undefined
  readonly onChoose: (id: number | undefined) => void
}

const mostSuggested = 40

/** Looks for somebody among those who take part; whoever is chosen is shown in the bracket. */
export function FindPerson({ participants, chosen, onChoose }: FindPersonProps) {
  const data = useMemo(() => {
    const names = participants.map(({ id, name, seed }) => ({ value: String(id), label: name, seed }))
    return names.toSorted((one, two) => one.label.localeCompare(two.label, i18n.locale))
  }, [participants])
  return (
    <Select
      aria-label={i18n._('Find a person in the bracket')}
      placeholder={i18n._('Find a person')}
      className="find-person"
      searchable
      autoFocus
      clearable
      clearButtonProps={{ 'aria-label': i18n._('Show everybody again') }}
      limit={mostSuggested}
      nothingFoundMessage={i18n._('Nobody here has such a name.')}
      leftSection={<IconSearch size={18} aria-hidden="true" />}
      rightSection={chosen === undefined ? <span /> : undefined}
      data={data}
      value={chosen === undefined ? null : String(chosen)}
      onChange={value => onChoose(value === null ? undefined : Number(value))}
    />
  )
}
