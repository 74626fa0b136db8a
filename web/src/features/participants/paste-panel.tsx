import {
  addParticipants,
  largestTournament,
  type NewParticipant,
  type Participant,
  type Tournament,
  updateTournament,
} from '@gym-it/contracts'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconTournament } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { isRefusal, type KeptKey, keyFor } from '../../lib/kept-key.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { DraftNote } from '../../ui/draft-note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { toast } from '../../ui/toast.ts'
import { refetchTournament } from '../tournaments/queries.ts'
import { useDraw } from '../tournaments/use-draw.ts'
import { drawLabel } from './draw-label.ts'
import { DrawOrder } from './draw-order.tsx'
import { DrawPreview } from './draw-preview.tsx'
import { NamesField } from './names-field.tsx'
import { type PasteDraft, readPaste } from './paste-entries.ts'
import { PasteReport } from './paste-report.tsx'
import { pasteDraftName, usePaste } from './use-paste.ts'

const empty: PasteDraft = { text: '' }

interface PastePanelProps {
  readonly tournament: Tournament
  readonly approved: readonly Participant[]
  /** Those who asked to join or wait for a place: their names are doubles too. */
  readonly asking: readonly Participant[]
}

function lead(isLate: boolean, isDrawn: boolean): string {
  if (isLate) return i18n._('Whoever is entered now joins with the next round.')
  return isDrawn
    ? i18n._('One name per line. Club and rating may follow: {example}.', { example: 'Ana; Kraken; 1850' })
    : i18n._('One name per line. Club and division may follow: {example}.', { example: 'Ana; Kraken; Rx' })
}

/** Paste the names, see what will be entered, press once: the bracket stands. After the draw, whoever comes late. */
export function PastePanel({ tournament, approved, asking }: PastePanelProps) {
  const { id, max_participants, tournament_type, settings, status } = tournament
  const isLate = status !== 'setup'
  const draft = useDraft<PasteDraft>(pasteDraftName(id), empty)
  const names = draft.value
  const change = (part: Partial<PasteDraft>) => draft.set(now => ({ ...now, ...part }))
  const known = useMemo(() => [...approved, ...asking], [approved, asking])
  const paste = usePaste(names, known)
  const { entries } = paste
  const everybody = useMemo(() => [...approved, ...entries], [approved, entries])
  const total = everybody.length
  const isTooMany = total > largestTournament
  const isDrawn = tournament_type !== 'leaderboard'

  const sent = useRef<KeptKey>(null)
  const send = async (participants: NewParticipant[]) => {
    sent.current = keyFor(participants, sent.current)
    try {
      await call(addParticipants, { params: { id }, body: { participants } }, { idempotencyKey: sent.current.key })
      sent.current = null
    } catch (error) {
      if (isRefusal(error)) sent.current = null
      // They may be in all the same, when only the answer was lost.
      await refetchTournament(id)
      throw error
    }
  }
  const enter = async () => {
    // What is shown may be a moment behind the typing.
    const wanted = readPaste(names, known).entries
    if (wanted.length === 0) return 0
    const places = approved.length + wanted.length
    if (places > max_participants) await call(updateTournament, { params: { id }, body: { max_participants: places } })
    await send([...wanted])
    draft.set(now => (now.text === names.text ? empty : { ...now, namesakes: false }))
    await refetchTournament(id)
    return wanted.length
  }
  const entering = useMutation({
    mutationFn: enter,
    onSuccess: count => toast(i18n._('{count, plural, one {# name entered.} other {# names entered.}}', { count })),
  })
  const draw = useDraw(id)

  return (
    <section className="panel screen-only" aria-label={i18n._('Enter participants')}>
      <Stack gap="md">
        <div>
          <Title order={2}>{isLate ? i18n._('Came late?') : i18n._('Paste the names')}</Title>
          <Text c="dimmed" mt={4}>
            {lead(isLate, isDrawn)}
          </Text>
        </div>
        <DraftNote draft={draft} />
        <NamesField
          value={names.text}
          onChange={text => change({ text })}
          minRows={isLate ? 2 : 5}
          autoFocus={approved.length === 0}
        />
        <PasteReport {...{ names, paste }} approvedCount={approved.length} max={max_participants} onChoice={change} />
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
              {drawLabel(tournament_type, entries.length)}
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
              {isLate
                ? i18n._('{count, plural, one {Enter the name} other {Enter the # names}}', { count: entries.length })
                : i18n._('{count, plural, one {Only enter the name} other {Only enter the # names}}', {
                    count: entries.length,
                  })}
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
