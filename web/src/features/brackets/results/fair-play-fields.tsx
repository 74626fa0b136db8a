import type { Match } from '@gym-it/contracts'
import { Group, TextInput } from '@mantine/core'
import { i18n } from '../../../lib/i18n.ts'
import type { ResultDraft } from './result-draft.ts'

interface FairPlayFieldsProps {
  readonly match: Match
  readonly value: ResultDraft['fairPlay']
  readonly onChange: (value: ResultDraft['fairPlay']) => void
}

/** Penalty points, such as for cards: hidden until somebody asks for more. */
export function FairPlayFields({ match, value, onChange }: FairPlayFieldsProps) {
  const field = (side: 'p1' | 'p2', name: string | undefined) => (
    <TextInput
      label={name}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      className="penalty-field"
      value={value[side]}
      onChange={event => onChange({ ...value, [side]: event.currentTarget.value })}
    />
  )
  return (
    <details className="more">
      <summary>{i18n._('More')}</summary>
      <fieldset className="games">
        <legend>
          {i18n._('Penalty points')}{' '}
          <span className="quiet">{i18n._('cards and cautions; fewer is better in the table')}</span>
        </legend>
        <Group gap="md" align="flex-end" wrap="nowrap">
          {field('p1', match.participant1?.name)}
          {field('p2', match.participant2?.name)}
        </Group>
      </fieldset>
    </details>
  )
}
