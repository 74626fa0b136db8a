import { type ChangedMatches, clearResult, type Match, type ResultBody, recordResult } from '@gym-it/contracts'
import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import './result-dialog.css'
import { call } from '../../lib/call.ts'
import { queryClient } from '../../lib/query-client.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { toast, toastProblem } from '../../ui/toast.ts'
import { bracketQuery, takeOver } from '../tournaments/queries.ts'
import { Consequences } from './consequences.tsx'
import { GameFields } from './game-fields.tsx'
import { bodyOf, draftOf, leaderOf, obstacleTo, type ResultDraft } from './result-draft.ts'
import { WinnerChoice } from './winner-choice.tsx'

interface ResultDialogProps {
  readonly match: Match
  readonly onClose: () => void
}

const outcomeChoices = [
  { value: 'played', label: 'Played' },
  { value: 'walkover', label: 'Walkover' },
  { value: 'no_show', label: 'Did not appear' },
  { value: 'retired', label: 'Gave up (injury)' },
  { value: 'disqualified', label: 'Disqualified' },
] as const
const outcomeOf = (value: string): ResultDraft['outcome'] =>
  outcomeChoices.find(one => one.value === value)?.value ?? 'played'

function settle({ tournament, changed, bracket }: ChangedMatches): void {
  takeOver(tournament, [bracket, ...changed])
  void queryClient.invalidateQueries({ queryKey: bracketQuery(tournament.id).queryKey })
}

/** Tap the winner, confirm. A decided match opens as a correction that first shows what it will change. */
export function ResultDialog({ match, onClose }: ResultDialogProps) {
  const params = { id: match.tournament_id, match_id: match.id }
  // The version that was on the screen when the dialog opened: a correction must not overwrite what came since.
  const [opened] = useState(match)
  const [draft, setDraft] = useState(() => draftOf(match))
  const [clearing, setClearing] = useState(false)
  const isCorrection = opened.winner_id !== null
  const body = bodyOf(opened, draft)
  const obstacle = obstacleTo(opened, draft)
  const isUnchanged = isCorrection && JSON.stringify(draft) === JSON.stringify(draftOf(opened))

  const clear = () => call(clearResult, { params })
  // A new result is undone by clearing it, a correction by the result that stood before.
  const undo = (version: number) => {
    const before = { ...bodyOf(opened, draftOf(opened)), version }
    const undone = isCorrection ? call(recordResult, { params, body: before }) : clear()
    void undone.then(settle, toastProblem)
  }
  const saving = useMutation({
    mutationFn: () => (clearing ? clear() : call(recordResult, { params, body })),
    onSuccess: reply => {
      settle(reply)
      onClose()
      const won = reply.bracket.winner?.name
      if (clearing) toast('The result was cleared.')
      else {
        // Later results that were cleared do not come back by themselves, so that no full way back can be offered.
        const action = { label: 'Undo', run: () => undo(reply.bracket.version) }
        toast(`${won} won.`, {
          title: isCorrection ? 'Corrected' : 'Recorded',
          ...(reply.cleared.length === 0 ? { action } : {}),
        })
      }
    },
  })
  const setGames = (games: ResultDraft['games']) => {
    const leader = leaderOf(games)
    const led = leader === 'p1' ? opened.participant1 : leader === 'p2' ? opened.participant2 : null
    setDraft({ ...draft, games, winnerId: led?.id ?? draft.winnerId })
  }
  const preview = (): ((signal: AbortSignal) => Promise<ChangedMatches>) | null => {
    if (!isCorrection) return null
    const query = { preview: true }
    if (clearing) return signal => call(clearResult, { params, query, signal })
    if (obstacle !== null || isUnchanged) return null
    return signal => call(recordResult, { params, query, body, signal })
  }

  return (
    <Modal opened onClose={onClose} size="lg" title={isCorrection ? `Correct: ${opened.label}` : opened.label}>
      <Stack gap="md">
        {opened.version !== match.version && (
          <p className="notice">
            This match was changed while you had it open. Close it and look again before you go on.
          </p>
        )}
        {clearing ? (
          <Text>The result is taken back, and the match can be played again.</Text>
        ) : (
          <>
            <WinnerChoice
              match={opened}
              winnerId={draft.winnerId}
              onChoose={winnerId => setDraft({ ...draft, winnerId })}
            />
            <GameFields match={opened} games={draft.games} onChange={setGames} />
            <NativeSelect
              label="How it ended"
              data={[...outcomeChoices]}
              value={draft.outcome}
              onChange={event => setDraft({ ...draft, outcome: outcomeOf(event.currentTarget.value) })}
            />
          </>
        )}
        <Consequences preview={preview()} of={opened.id} subject={clearing ? 'clear' : previewKey(body)} />
        <ProblemNote error={saving.error} />
        <Group justify="space-between" gap="xs">
          {isCorrection ? (
            <Button variant="subtle" color={clearing ? 'cobalt' : 'red'} onClick={() => setClearing(!clearing)}>
              {clearing ? 'Back' : 'Clear the result'}
            </Button>
          ) : (
            <Text c="dimmed" size="sm">
              {obstacle}
            </Text>
          )}
          <Button
            size="md"
            color={clearing ? 'red.8' : 'cobalt'}
            disabled={!clearing && (obstacle !== null || isUnchanged)}
            loading={saving.isPending}
            onClick={() => saving.mutate()}
          >
            {clearing ? 'Clear the result' : isCorrection ? 'Save the correction' : 'Save the result'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const previewKey = (body: ResultBody) => JSON.stringify(body)
