import { type Tournament, updateTournament } from '@gym-it/contracts'
import { Trans } from '@lingui/react'
import { Group, SegmentedControl, Switch, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { toastProblem } from '../../ui/toast.ts'
import { takeOver } from '../tournaments/queries.ts'

type Settings = Tournament['settings']
type Seeding = NonNullable<Settings['seeding']>
const orders: readonly { readonly value: Seeding; readonly label: string; readonly text: string }[] = [
  {
    value: 'given',
    label: /*i18n*/ 'As listed',
    text: /*i18n*/ 'Strongest first: the order is the seeding. Typed seeds go before it.',
  },
  {
    value: 'random',
    label: /*i18n*/ 'Random',
    text: /*i18n*/ 'The draw is by lot: nobody knows it beforehand, and everybody can check it afterwards.',
  },
  {
    value: 'rating',
    label: /*i18n*/ 'By rating',
    text: /*i18n*/ 'The highest rating is seed 1; those without one come last.',
  },
]

interface DrawOrderFieldsProps {
  readonly settings: Settings
  readonly onChange: (settings: Settings) => void
  /** Whether anybody has a club, so that it makes sense to keep them apart. */
  readonly hasClubs: boolean
  /** What is promised of a random draw; null where somebody has chosen its seed, left out before there is a tournament. */
  readonly commitment?: string | null
}

/** Who is seed 1, 2, 3, …, and whether club-mates are kept apart. */
export function DrawOrderFields({ settings, onChange, hasClubs, commitment }: DrawOrderFieldsProps) {
  const labelId = useId()
  const seeding = settings.seeding ?? 'given'
  const { separate_by: _apart, ...others } = settings
  const order = orders.find(one => one.value === seeding)
  return (
    <div className="draw-order">
      <Group gap="sm" align="center">
        <Text fw={650} id={labelId}>
          {i18n._('Order of the draw')}
        </Text>
        <SegmentedControl
          aria-labelledby={labelId}
          data={orders.map(({ value, label }) => ({ value, label: i18n._(label) }))}
          value={seeding}
          onChange={value => {
            const chosen = orders.find(one => one.value === value)
            if (chosen) onChange({ ...settings, seeding: chosen.value })
          }}
        />
      </Group>
      <Text c="dimmed" size="sm">
        {order && i18n._(order.text)}
      </Text>
      {seeding === 'random' && commitment !== null && (
        <details className="draw-proof">
          <summary>{i18n._('How can others be sure?')}</summary>
          {commitment === undefined ? (
            i18n._(
              'A seal of the draw is published with the tournament. It is worth something once others have seen it: for that, create now and draw later.',
            )
          ) : (
            <Trans
              id="The draw is sealed already: <0>{commitment}</0>. Show this to others before you draw, so that they can check afterwards that nobody chose it."
              values={{ commitment }}
              components={{ 0: <code className="seal" /> }}
            />
          )}
        </details>
      )}
      {(hasClubs || settings.separate_by !== undefined) && (
        <Switch
          label={i18n._('Keep those of one club apart as long as possible')}
          checked={settings.separate_by === 'club'}
          onChange={event => onChange(event.currentTarget.checked ? { ...others, separate_by: 'club' } : others)}
        />
      )}
    </div>
  )
}

/** The order of a tournament's draw; saved at once, so that the draw follows it. */
export function DrawOrder({ tournament, hasClubs }: { tournament: Tournament; hasClubs: boolean }) {
  const { id, settings, draw_commitment } = tournament
  const saving = useMutation({
    mutationFn: (changed: Settings) => call(updateTournament, { params: { id }, body: { settings: changed } }),
    onSuccess: reply => takeOver(reply.tournament),
    onError: toastProblem,
  })
  const shown = saving.isPending ? saving.variables : settings
  return <DrawOrderFields settings={shown} onChange={saving.mutate} hasClubs={hasClubs} commitment={draw_commitment} />
}
