import { type Tournament, updateTournament } from '@gym-it/contracts'
import { Group, SegmentedControl, Switch, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { toastProblem } from '../../ui/toast.ts'
import { takeOver } from '../tournaments/queries.ts'

type Seeding = NonNullable<Tournament['settings']['seeding']>
const orders: readonly { readonly value: Seeding; readonly label: string; readonly text: string }[] = [
  { value: 'given', label: 'As listed', text: 'Strongest first: the order is the seeding. Typed seeds go before it.' },
  {
    value: 'random',
    label: 'Random',
    text: 'Lots decide. Everybody can check afterwards that nobody chose the outcome.',
  },
  { value: 'rating', label: 'By rating', text: 'The highest rating is seed 1; those without one come last.' },
]

interface DrawOrderProps {
  readonly tournament: Tournament
  /** Whether anybody has a club, so that it makes sense to keep them apart. */
  readonly hasClubs: boolean
}

/** Who is seed 1, 2, 3, …, and whether club-mates are kept apart; saved at once, so that the draw follows it. */
export function DrawOrder({ tournament, hasClubs }: DrawOrderProps) {
  const { id, settings, draw_commitment } = tournament
  const saving = useMutation({
    mutationFn: (changed: Tournament['settings']) =>
      call(updateTournament, { params: { id }, body: { settings: changed } }),
    onSuccess: reply => takeOver(reply.tournament),
    onError: toastProblem,
  })
  const shown = saving.isPending ? saving.variables : settings
  const seeding = shown.seeding ?? 'given'
  const { separate_by: _apart, ...others } = shown
  const order = orders.find(one => one.value === seeding)
  return (
    <div className="draw-order">
      <Group gap="sm" align="center">
        <Text fw={650} id="draw-order-label">
          Order of the draw
        </Text>
        <SegmentedControl
          aria-labelledby="draw-order-label"
          data={orders.map(({ value, label }) => ({ value, label }))}
          value={seeding}
          onChange={value => {
            const chosen = orders.find(one => one.value === value)
            if (chosen) saving.mutate({ ...shown, seeding: chosen.value })
          }}
        />
      </Group>
      <Text c="dimmed" size="sm">
        {order?.text}
      </Text>
      {seeding === 'random' && draw_commitment !== null && (
        <Text c="dimmed" size="sm">
          Sealed before the draw: <code className="seal">{draw_commitment}</code>
        </Text>
      )}
      {(hasClubs || shown.separate_by !== undefined) && (
        <Switch
          label="Keep those of one club apart as long as possible"
          checked={shown.separate_by === 'club'}
          onChange={event => saving.mutate(event.currentTarget.checked ? { ...others, separate_by: 'club' } : others)}
        />
      )}
    </div>
  )
}
