import { clearScore, type FitnessRow, type RecordedScore, recordScore, type Workout } from '@gym-it/contracts'
import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { write } from '../../lib/writes/write.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { refetchTournament } from '../tournaments/queries.ts'
import { headingName } from '../users/heading-name.ts'
import { draftOf, readDraft, type ScoreDraft } from './score-draft.ts'
import { clockText, scoreText } from './score-text.ts'

interface ScoreDialogProps {
  readonly row: FitnessRow
  readonly workout: Workout
  readonly score: RecordedScore | null
  readonly onClose: () => void
}

const labels: Readonly<Record<Workout['scored_by'], string>> = {
  time: /*i18n*/ 'Time',
  reps: /*i18n*/ 'Repetitions',
  weight: /*i18n*/ 'Weight in kg',
  points: /*i18n*/ 'Points',
}
const endings = [
  { value: 'done', label: /*i18n*/ 'Done' },
  { value: 'dnf', label: /*i18n*/ 'Gave up' },
  { value: 'dns', label: /*i18n*/ 'Did not start' },
] as const

/** One athlete's score in one workout: typed, corrected or cleared, each with a way back. */
export function ScoreDialog({ row: { participant }, workout, score, onClose }: ScoreDialogProps) {
  useReturnFocus()
  const [draft, setDraft] = useState(() => draftOf(score))
  const params = { id: participant.tournament_id, workout: workout.id, pid: participant.id }
  const read = readDraft(draft, workout)
  const refetch = () => refetchTournament(participant.tournament_id)
  const versioned = (body: object, version: number | undefined) => (version === undefined ? body : { ...body, version })
  const inWords = (body: object | null) =>
    i18n._('{name}: {score}.', {
      name: headingName(participant.name),
      score: body === null ? i18n._('Cleared') : scoreText(body, workout),
    })
  const before = score && {
    ...Object.fromEntries(
      Object.entries(score).filter(([name]) => !['participant_id', 'workout', 'recorded_at', 'version'].includes(name)),
    ),
  }
  const saving = useMutation({
    mutationFn: async (body: object | null) => {
      if (body === null) return (await write(clearScore, { params }, inWords(body))) && { version: undefined }
      const reply = await write(recordScore, { params, body: versioned(body, score?.version) }, inWords(body))
      return reply && { version: reply.score.version }
    },
    onSuccess: (saved, body) => {
      onClose()
      // It waits for the connection, and is shown among what waits.
      if (saved === undefined) return
      void refetch()
      const undone = () =>
        before === null
          ? call(clearScore, { params })
          : call(recordScore, { params, body: versioned(before, saved.version) })
      toast(inWords(body), {
        title: workout.name,
        action: { label: i18n._('Undo'), run: () => void undone().then(refetch, toastProblem) },
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
    <Modal
      opened
      onClose={onClose}
      title={i18n._('{workout}: {name}', { workout: workout.name, name: headingName(participant.name) })}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          if ('body' in read) saving.mutate(read.body)
        }}
      >
        <Stack gap="md">
          {draft.status !== 'dns' && field('value', i18n._(labels[workout.scored_by]), isTimed ? '3:25' : '')}
          {draft.status !== 'dns' &&
            isTimed &&
            workout.cap_seconds !== undefined &&
            field(
              'capped',
              i18n._('Repetitions at the cap of {time}', { time: clockText(workout.cap_seconds) }),
              i18n._('if not done by then'),
            )}
          {draft.status !== 'dns' && workout.tie_break_time && field('tieBreak', i18n._('Tie-break time'), '2:10')}
          <NativeSelect
            label={i18n._('How it ended')}
            size="md"
            data={endings.map(one => ({ value: one.value, label: i18n._(one.label) }))}
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
              <Button variant="subtle" color="var(--gym-danger)" onClick={() => saving.mutate(null)}>
                {i18n._('Clear')}
              </Button>
            )}
            <Button type="submit" size="md" disabled={'obstacle' in read} loading={saving.isPending}>
              {i18n._('Save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
