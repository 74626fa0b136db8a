import { Button, CloseButton, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { i18n } from '../../../lib/i18n.ts'
import type { SettingsDraft, WorkoutDraft } from './settings-draft.ts'

const measures: readonly { readonly value: WorkoutDraft['scored_by']; readonly label: string }[] = [
  { value: 'time', label: /*i18n*/ 'Time' },
  { value: 'reps', label: /*i18n*/ 'Reps' },
  { value: 'weight', label: /*i18n*/ 'Weight' },
  { value: 'points', label: /*i18n*/ 'Points' },
]

interface WorkoutFieldsProps {
  readonly draft: SettingsDraft
  readonly onChange: (part: Partial<SettingsDraft>) => void
}

/** The workouts in the order in which they are held, and who ranks before whom. */
export function WorkoutFields({ draft: { workouts, divisions, lanes }, onChange }: WorkoutFieldsProps) {
  const change = (key: number, part: Partial<WorkoutDraft>) =>
    onChange({ workouts: workouts.map(one => (one.key === key ? { ...one, ...part } : one)) })
  const nextKey = Math.max(-1, ...workouts.map(one => one.key)) + 1
  return (
    <Stack gap="sm">
      {workouts.map((workout, index) => (
        <Group key={workout.key} gap="xs" align="flex-end" wrap="nowrap" className="workout-row">
          <TextInput
            label={i18n._('Workout {number}', { number: index + 1 })}
            placeholder="Fran"
            maxLength={200}
            className="workout-name"
            value={workout.name}
            onChange={event => change(workout.key, { name: event.currentTarget.value })}
          />
          <NativeSelect
            label={i18n._('Scored by')}
            data={measures.map(({ value, label }) => ({ value, label: i18n._(label) }))}
            value={workout.scored_by}
            onChange={event => {
              const chosen = measures.find(one => one.value === event.currentTarget.value)
              if (chosen) change(workout.key, { scored_by: chosen.value })
            }}
          />
          {workout.scored_by === 'time' && (
            <TextInput
              label={i18n._('Cap, min')}
              placeholder={i18n._('none')}
              inputMode="decimal"
              className="workout-cap"
              value={workout.cap}
              onChange={event => change(workout.key, { cap: event.currentTarget.value })}
            />
          )}
          {workouts.length > 1 && (
            <CloseButton
              size="lg"
              aria-label={i18n._('Remove workout {number}', { number: index + 1 })}
              onClick={() => onChange({ workouts: workouts.filter(one => one !== workout) })}
            />
          )}
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-md"
        className="add-workout"
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange({ workouts: [...workouts, { key: nextKey, name: '', scored_by: 'time', cap: '' }] })}
      >
        {i18n._('Another workout')}
      </Button>
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <TextInput
          label={i18n._('Divisions, the first ranks before the second')}
          placeholder="Rx, Scaled"
          className="workout-name"
          value={divisions}
          onChange={event => onChange({ divisions: event.currentTarget.value })}
        />
        <NumberInput
          label={i18n._('Lanes')}
          placeholder="10"
          min={1}
          max={1024}
          allowDecimal={false}
          className="workout-cap"
          value={lanes}
          onChange={value => onChange({ lanes: value })}
        />
      </Group>
    </Stack>
  )
}
