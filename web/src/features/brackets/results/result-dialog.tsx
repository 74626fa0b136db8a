import { type BracketView, type ChangedMatches, clearResult, type Match, recordResult } from '@gym-it/contracts'
import { Button, Checkbox, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useContext, useState } from 'react'
import './result-dialog.css'
import { call } from '../../../lib/call.ts'
import { i18n } from '../../../lib/i18n.ts'
import { write } from '../../../lib/writes/write.ts'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { toast, toastProblem } from '../../../ui/toast.ts'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { refetchTournament, takeOver } from '../../tournaments/queries.ts'
import { labelText } from '../match/label-text.ts'
import { isOpen } from '../sections/bracket-sections.ts'
import { CallControls } from './call-controls.tsx'
import { Consequences } from './consequences.tsx'
import { FairPlayFields } from './fair-play-fields.tsx'
import { GameFields } from './game-fields.tsx'
import { outcomeChoices, outcomeOf } from './outcome-choices.ts'
import { putBack } from './put-back.ts'
import { bodyOf, draftOf, isReported, isWithoutWinner, leaderOf, obstacleTo, type ResultDraft } from './result-draft.ts'
import { rulesOf, whatIsWrong } from './result-rules.ts'
import { type Preview, usePreview } from './use-preview.ts'
import { WaitingResults } from './waiting-results.ts'
import { WinnerChoice } from './winner-choice.tsx'

interface ResultDialogProps {
  readonly match: Match
  readonly view: BracketView
  /** At once, or when the match is drawn as of the version that is told. */
  readonly onClose: (version?: number) => void
}

function settle({ tournament, changed, bracket }: ChangedMatches): void {
  takeOver(tournament, [bracket, ...changed])
  void refetchTournament(tournament.id)
}

const wordOf = ({ winner, outcome }: Match) =>
  winner !== null
    ? i18n._('{name} won.', { name: winner.name })
    : outcome === 'draw'
      ? i18n._('It was a draw.')
      : i18n._('Nobody won.')

/** Somebody else has recorded or moved something; that it was called meanwhile does not matter. */
const isOvertaken = (opened: Match, now: Match) =>
  opened.version !== now.version &&
  (isReported(opened) ||
    !isOpen(now) ||
    opened.participant1?.id !== now.participant1?.id ||
    opened.participant2?.id !== now.participant2?.id)

/** Tap the winner, confirm. A decided match opens as a correction that first shows what it will change. */
export function ResultDialog({ match, view, onClose }: ResultDialogProps) {
  useReturnFocus()
  const params = { id: match.tournament_id, match_id: match.id }
  // What was on the screen when the dialog opened: a correction must not overwrite what came since.
  const [opened] = useState(match)
  const [before] = useState(view.bracket)
  const waiting = useContext(WaitingResults).get(match.id)
  const [draft, setDraft] = useState(() => draftOf(waiting?.match ?? match))
  const [clearing, setClearing] = useState(false)
  const [sureOf, setSureOf] = useState('')
  const label = labelText(opened.label)
  const rules = rulesOf(opened, view)
  const isCorrection = isReported(opened)
  const body = bodyOf(opened, draft)
  const obstacle = obstacleTo(opened, draft, (...played) => whatIsWrong(rules, ...played))
  const isUnchanged = isCorrection && JSON.stringify(draft) === JSON.stringify(draftOf(opened))

  const inWords = () => {
    if (clearing) return i18n._('{match}: the result is cleared', { match: label })
    const winner = [opened.participant1, opened.participant2].find(one => one?.id === body.winner_id)
    return winner
      ? i18n._('{match}: {name} wins', { match: label, name: winner.name })
      : i18n._('{match}: nobody wins', { match: label })
  }
  const saving = useMutation({
    mutationFn: () =>
      clearing
        ? write(clearResult, { params }, inWords(), { version: opened.version, replaces: waiting?.key })
        : write(recordResult, { params, body }, inWords(), { replaces: waiting?.key }),
    onSuccess: reply => {
      // It waits for the connection, and is shown among what waits.
      if (reply === undefined) return onClose()
      settle(reply)
      onClose(reply.bracket.version)
      const undo = () => void putBack(opened, before, reply).then(settle, toastProblem)
      toast(clearing ? i18n._('The result is cleared.') : wordOf(reply.bracket), {
        title: clearing ? i18n._('Cleared') : isCorrection ? i18n._('Corrected') : i18n._('Recorded'),
        about: `match ${opened.id}`,
        action: { label: i18n._('Undo'), run: undo },
      })
    },
  })
  // What is saved stays so until the bracket shows it.
  const isSaving = saving.isPending || saving.isSuccess
  const setGames = (games: ResultDraft['games']) => {
    const leader = leaderOf(games)
    const led = leader === 'p1' ? opened.participant1 : leader === 'p2' ? opened.participant2 : null
    const isLevel = leader === 'level' && rules.draws && (draft.outcome === 'played' || draft.outcome === 'draw')
    const outcome = isLevel ? 'draw' : draft.outcome === 'draw' ? 'played' : draft.outcome
    setDraft({ ...draft, games, outcome, winnerId: isLevel ? null : (led?.id ?? draft.winnerId) })
  }
  const previewOf = (): Preview => {
    if (!isCorrection) return null
    const query = { preview: true }
    if (clearing) return signal => call(clearResult, { params, query, signal })
    if (obstacle !== null || isUnchanged) return null
    return signal => call(recordResult, { params, query, body, signal })
  }
  const preview = previewOf()
  const subject = `match ${opened.id} ${clearing ? 'clear' : JSON.stringify(body)}`
  const asked = usePreview(preview, subject)
  // What a correction does is seen before it is made; where that cannot be looked up, somebody has to say so.
  const isUnseen = preview !== null && (asked.isError || asked.isPaused)
  const canSave =
    (clearing || (obstacle === null && !isUnchanged)) &&
    (preview === null || asked.isSuccess || (isUnseen && sureOf === subject))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (canSave && !isSaving) saving.mutate()
  }
  const choose = (winnerId: number) =>
    setDraft({ ...draft, winnerId, outcome: isWithoutWinner(draft.outcome) ? 'played' : draft.outcome })
  const chooseDraw = () => setDraft({ ...draft, winnerId: null, outcome: 'draw' })

  return (
    <Modal
      opened
      onClose={() => onClose()}
      size="lg"
      title={isCorrection ? i18n._('Correct: {match}', { match: label }) : label}
    >
      {isOpen(match) && !isCorrection && <CallControls match={match} view={view} onCalled={() => onClose()} />}
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {waiting && (
            <p className="hint">
              {waiting.isRefused
                ? i18n._('A result of this match was not taken. Saving puts this one in its place.')
                : i18n._('A result of this match waits to be sent. Saving puts this one in its place.')}
            </p>
          )}
          {isOvertaken(opened, match) && (
            <p className="notice">
              {i18n._('This match was changed while you had it open. Close it and look again before you go on.')}
            </p>
          )}
          {clearing ? (
            <Text>{i18n._('The result is taken back, and the match can be played again.')}</Text>
          ) : (
            <>
              <WinnerChoice
                match={opened}
                winnerId={isWithoutWinner(draft.outcome) ? null : draft.winnerId}
                onChoose={choose}
                draw={rules.draws ? { isChosen: draft.outcome === 'draw', onChoose: chooseDraw } : undefined}
              />
              <GameFields match={opened} rules={rules} games={draft.games} onChange={setGames} />
              <NativeSelect
                label={i18n._('How it ended')}
                size="md"
                data={outcomeChoices(rules)}
                value={draft.outcome}
                onChange={event => setDraft({ ...draft, outcome: outcomeOf(event.currentTarget.value) })}
              />
              {rules.isTable && (
                <FairPlayFields
                  match={opened}
                  value={draft.fairPlay}
                  onChange={fairPlay => setDraft({ ...draft, fairPlay })}
                />
              )}
            </>
          )}
          <Consequences preview={preview} before={before} self={opened.id} subject={subject} />
          {isUnseen && (
            <Checkbox
              label={i18n._('Save it without having seen what else it changes')}
              checked={sureOf === subject}
              onChange={event => setSureOf(event.currentTarget.checked ? subject : '')}
            />
          )}
          <ProblemNote error={saving.error} />
          {!clearing && obstacle !== null && (
            <Text c="dimmed" size="sm" role="status">
              {obstacle}
            </Text>
          )}
          <Group justify="space-between" gap="xs" wrap={isCorrection ? 'wrap-reverse' : 'nowrap'}>
            {isCorrection && (
              <Button
                variant="subtle"
                color={clearing ? 'cobalt' : 'var(--gym-danger)'}
                onClick={() => setClearing(!clearing)}
              >
                {clearing ? i18n._('Back') : i18n._('Clear the result')}
              </Button>
            )}
            <Button
              size="md"
              className="save-result"
              color={clearing ? 'red.8' : 'cobalt'}
              type="submit"
              disabled={!canSave}
              loading={isSaving}
            >
              {clearing
                ? i18n._('Clear the result')
                : isCorrection
                  ? i18n._('Save the correction')
                  : i18n._('Save the result')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
