import {
  addParticipants,
  largestTournament,
  type Participant,
  type Tournament,
  updateTournament,
} from '@gym-it/contracts'
import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconTournament } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { call } from '../../lib/call.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { toast } from '../../ui/toast.ts'
import { refetchTournament } from '../tournaments/queries.ts'
import { useDraw } from '../tournaments/use-draw.ts'
import { DrawOrder } from './draw-order.tsx'
import { DrawPreview } from './draw-preview.tsx'
import { readPaste } from './paste-entries.ts'
import { PasteReport } from './paste-report.tsx'

interface PastePanelProps {
  readonly tournament: Tournament
  readonly approved: readonly Participant[]
}

const drawWords = (type: Tournament['tournament_type']) =>
  type === 'leaderboard' ? 'start' : type === 'swiss' ? 'pair round 1' : 'draw the bracket'
const withCapital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Paste the names, see what will be entered, press once: the bracket stands. After the draw, whoever comes late. */
export function PastePanel({ tournament, approved }: PastePanelProps) {
  const { id, max_participants, tournament_type, settings, status } = tournament
  const isLate = status !== 'setup'
  const [text, setText] = useState('')
  const [commas, setCommas] = useState<boolean>()
  const typed = useDeferredValue(text)
  const paste = useMemo(
    () => readPaste(typed, { entered: approved.map(one => one.name), commas }),
    [typed, approved, commas],
  )
  const { entries } = paste
  const everybody = useMemo(() => [...approved, ...entries], [approved, entries])
  const total = everybody.length
  const isTooMany = total > largestTournament
  const mustRaise = total > max_participants && !isTooMany
  const isDrawn = tournament_type !== 'leaderboard'

  const enter = async () => {
    if (entries.length === 0) return
    if (mustRaise) await call(updateTournament, { params: { id }, body: { max_participants: total } })
    await call(addParticipants, { params: { id }, body: { participants: [...entries] } })
    setText('')
    await refetchTournament(id)
  }
  const entering = useMutation({
    mutationFn: enter,
    onSuccess: () => toast(`${entries.length} ${entries.length === 1 ? 'name' : 'names'} entered.`),
  })
  const draw = useDraw(id)
  const raised = mustRaise ? `, raise the places to ${total}` : ''
  const doDraw = drawWords(tournament_type)
  const columns = isDrawn ? 'Club and rating may follow' : 'Club and division may follow'

  return (
    <section className="panel" aria-label="Enter participants">
      <Stack gap="md">
        <div>
          <Title order={2}>{isLate ? 'Came late?' : 'Paste the names'}</Title>
          <Text c="dimmed" mt={4}>
            {isLate
              ? 'Whoever is entered now joins with the next round.'
              : `One a line. ${columns}: Ana; Kraken; 1850.`}
          </Text>
        </div>
        <Textarea
          aria-label="Names, one a line"
          placeholder={'Ana Silva\nBea Cruz\nÇelik Öz'}
          autosize
          minRows={isLate ? 2 : 5}
          maxRows={14}
          size="md"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          autoFocus={approved.length === 0}
        />
        <PasteReport paste={paste} approvedCount={approved.length} max={max_participants} onCommas={setCommas} />
        {!isLate && isDrawn && total >= 2 && (
          <DrawOrder tournament={tournament} hasClubs={everybody.some(one => one.club)} />
        )}
        <ProblemNote error={entering.error ?? draw.error} />
        <Group gap="sm">
          {!isLate && (
            <Button
              size="md"
              leftSection={<IconTournament size={20} />}
              disabled={total < 2 || isTooMany || entering.isPending}
              loading={draw.isPending}
              onClick={() => draw.mutate(enter)}
            >
              {entries.length > 0 ? `Enter ${entries.length}${raised} and ${doDraw}` : withCapital(doDraw)}
            </Button>
          )}
          {entries.length > 0 && (
            <Button
              size="md"
              variant={isLate ? 'filled' : 'default'}
              disabled={isTooMany || draw.isPending}
              loading={entering.isPending}
              onClick={() => entering.mutate()}
            >
              {isLate ? 'Enter' : 'Only enter'} {entries.length === 1 ? 'the name' : `the ${entries.length} names`}
            </Button>
          )}
        </Group>
        {!isLate && isDrawn && total >= 2 && !isTooMany && (
          <DrawPreview entries={everybody} type={tournament_type} settings={settings} />
        )}
      </Stack>
    </section>
  )
}
