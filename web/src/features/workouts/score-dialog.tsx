import { clearScore, type FitnessRow, type RecordedScore, recordScore, type Workout } from '@gym-it/contracts'
import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'
import { refetchTournament } from '../tournaments/queries.ts'
import { draftOf, readDraft, type ScoreDraft } from './score-draft.ts'
import { clockText, scoreText } from './score-text.ts'

interface ScoreDialogProps {
  readonly row: FitnessRow
  readonly workout: Workout
  readonly score: RecordedScore | null
  readonly onClose: () => void
}

const labels: Readonly<Record<Workout['scored_by'], string>> = {
  time: 'Time',
  reps: 'Repetitions',
  weight: 'Weight in kg',
  points: 'Points',
}
const endings = [
  { value: 'done', label: 'Done' },
  { value: 'dnf', label: 'Gave up' },
  { value: 'dns', label: 'Did not start' },
] as const

/** One athlete's score in one workout: typed, corrected or cleared, each with a way back. */
export function ScoreDialog({ row: { participant }, workout, score, onClose }: ScoreDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(score))
  const params = { id: participant.tournament_id, workout: workout.id, pid: participant.id }
  const read = readDraft(draft, workout)
  const refetch = () => refetchTournament(participant.tournament_id)
  const record = (body: object, version: number | undefined) =>
    call(recordScore, { params, body: { ...body, ...(version === undefined ? {} : { version }) } })
  const before = score && {
    ...Object.fromEntries(
      Object.entries(score).filter(([name]) => !['participant_id', 'workout', 'recorded_at', 'version'].includes(name)),
    ),
  }
  const saving = useMutation({
    mutationFn: async (body: object | null) => {
      if (body !== null) return (await record(body, score?.version)).score.version
      await call(clearScore, { params })
      return undefined
    },
    onSuccess: (version, body) => {
      void refetch()
      onClose()
      const undone = () => (before === null ? call(clearScore, { params }) : record(before, version))
      const text = body === null ? 'Cleared' : scoreText(body, workout)
      toast(`${participant.name}: ${text}.`, {
        title: workout.name,
        action: { label: 'Undo', run: () => void undone().then(refetch, toastProblem) },
      })
    },
  })
  const set = (part: Partial<ScoreDraft>) => setDraft({ ...draft, ...part })
  const isTimed = workout.scored_by === 'time'
  const field = (name: 'value' | 'capped' | 'tieBreak', label: string, placeholder: string) => (
    <TextInput
      label={label}
      placeholder={placeholder}
      size="md"
      autoComplete="off"
      inputMode={placeholder.includes(':') ? 'text' : 'decimal'}
      value={draft[name]}
      onChange={event => set({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <Modal opened onClose={onClose} title={`${workout.name}: ${participant.name}`}>
      <form
        onSubmit={event => {
          event.preventDefault()
          if ('body' in read) saving.mutate(read.body)
        }}
      >
        <Stack gap="md">
          {draft.status !== 'dns' && field('value', labels[workout.scored_by], isTimed ? '3:25' : '')}
          {draft.status !== 'dns' &&
            isTimed &&
            workout.cap_seconds !== undefined &&
            field('capped', `Repetitions at the cap of ${clockText(workout.cap_seconds)}`, 'if not done by then')}
          {draft.status !== 'dns' && workout.tie_break_time && field('tieBreak', 'Tie-break time', '2:10')}
          <NativeSelect
            label="How it ended"
            data={[...endings]}
            value={draft.status}
            onChange={event => {
              const chosen = endings.find(one => one.value === event.currentTarget.value)
              if (chosen) set({ status: chosen.value })
            }}
          />
          <ProblemNote error={saving.error} />
          <Group justify="space-between" wrap="nowrap">
            {score === null ? (
              <Text c="dimmed" size="sm">
                {'obstacle' in read ? read.obstacle : ''}
              </Text>
            ) : (
              <Button variant="subtle" color="red" onClick={() => saving.mutate(null)}>
                Clear
              </Button>
            )}
            <Button type="submit" size="md" disabled={'obstacle' in read} loading={saving.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
