import {
  addParticipants,
  largestTournament,
  type Participant,
  type Tournament,
  updateTournament,
} from '@gym-it/contracts'
import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconArrowsShuffle, IconTournament } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { call } from '../../lib/call.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { toast } from '../../ui/toast.ts'
import { refetchTournament } from '../tournaments/queries.ts'
import { useDraw } from '../tournaments/use-draw.ts'
import { DrawPreview } from './draw-preview.tsx'
import { readPastedNames } from './paste-names.ts'
import { PasteReport } from './paste-report.tsx'
import { shuffle } from './shuffle.ts'

interface PastePanelProps {
  readonly tournament: Tournament
  readonly approved: readonly Participant[]
}

/** Paste the names, see what will be entered, press once: the bracket stands. */
export function PastePanel({ tournament, approved }: PastePanelProps) {
  const { id, max_participants } = tournament
  const [text, setText] = useState('')
  const paste = readPastedNames(
    useDeferredValue(text),
    approved.map(one => one.name),
  )
  const { names } = paste
  const total = approved.length + names.length
  const isTooMany = total > largestTournament
  const mustRaise = total > max_participants && !isTooMany

  const enter = async () => {
    if (names.length === 0) return
    if (mustRaise) await call(updateTournament, { params: { id }, body: { max_participants: total } })
    await call(addParticipants, { params: { id }, body: { participants: names.map(name => ({ name })) } })
    setText('')
    await refetchTournament(id)
  }
  const entering = useMutation({
    mutationFn: enter,
    onSuccess: () => toast(`${names.length} ${names.length === 1 ? 'name' : 'names'} entered.`),
  })
  const draw = useDraw(id)
  const isBusy = entering.isPending || draw.isPending
  const raised = mustRaise ? `, raise the places to ${total}` : ''

  return (
    <section className="panel" aria-label="Enter participants">
      <Stack gap="md">
        <div>
          <Title order={2}>Paste the names</Title>
          <Text c="dimmed" mt={4}>
            One a line, strongest first: the order is the seeding.
          </Text>
        </div>
        <Textarea
          aria-label="Names, one a line"
          placeholder={'Ana Silva\nBea Cruz\nÇelik Öz'}
          autosize
          minRows={5}
          maxRows={14}
          size="md"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          autoFocus={approved.length === 0}
        />
        <PasteReport paste={paste} approvedCount={approved.length} max={max_participants} />
        <ProblemNote error={entering.error ?? draw.error} />
        <Group gap="sm">
          <Button
            size="md"
            leftSection={<IconTournament size={20} />}
            disabled={total < 2 || isTooMany || entering.isPending}
            loading={draw.isPending}
            onClick={() => draw.mutate(enter)}
          >
            {names.length > 0 ? `Enter ${names.length}${raised} and draw the bracket` : 'Draw the bracket'}
          </Button>
          {names.length > 0 && (
            <Button
              size="md"
              variant="default"
              disabled={isTooMany || draw.isPending}
              loading={entering.isPending}
              onClick={() => entering.mutate()}
            >
              Only enter {names.length === 1 ? 'the name' : `the ${names.length} names`}
            </Button>
          )}
          {names.length > 2 && (
            <Button
              size="md"
              variant="subtle"
              disabled={isBusy}
              leftSection={<IconArrowsShuffle size={18} />}
              onClick={() => setText(shuffle(names).join('\n'))}
            >
              Shuffle
            </Button>
          )}
        </Group>
        {total >= 2 && total <= 64 && (
          <DrawPreview
            names={[...approved.map(one => one.name), ...names]}
            thirdPlace={tournament.settings.third_place ?? false}
          />
        )}
      </Stack>
    </section>
  )
}
