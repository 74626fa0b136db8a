import { type BracketView, pairRound, type RoundProgress, removeRound } from '@gym-it/contracts'
import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../lib/call.ts'
import { i18n } from '../../../lib/i18n.ts'
import { useHasRole } from '../../../lib/use-session.ts'
import { lazyDialog } from '../../../ui/lazy-part.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { toast, toastProblem } from '../../../ui/toast.ts'
import { refetchTournament } from '../../tournaments/queries.ts'
import { isOpen } from '../sections/bracket-sections.ts'
import type { Absence } from './absence.ts'
import './round-pairing.css'

const AbsenceDialog = lazyDialog(() => import('./absence-dialog.tsx').then(module => module.AbsenceDialog))

/** How far the rounds are; a trainer pairs the next one here, or takes the last pairing back. */
export function RoundPairing({ view, rounds }: { readonly view: BracketView; readonly rounds: RoundProgress }) {
  const { tournament, bracket } = view
  const { id } = tournament
  const { paired, planned, can_pair } = rounds
  const isTrainer = useHasRole('trainer')
  const [isAskingAbsent, setIsAskingAbsent] = useState(false)
  const current = bracket.filter(match => match.round === paired)
  const left = current.filter(isOpen).length
  const takeBack = () => call(removeRound, { params: { id, round: paired } })
  const undo = (round: number) => {
    call(removeRound, { params: { id, round } })
      .catch(toastProblem)
      .finally(() => refetchTournament(id))
  }
  const pairing = useMutation({
    mutationFn: (absent: readonly Absence[]) => call(pairRound, { params: { id }, body: { absent: [...absent] } }),
    onSuccess: async ({ round }) => {
      setIsAskingAbsent(false)
      await refetchTournament(id)
      toast(i18n._('Round {round} is paired.', { round }), {
        action: { label: i18n._('Undo'), run: () => undo(round) },
      })
    },
  })
  const removing = useMutation({
    mutationFn: takeBack,
    onSuccess: async () => {
      await refetchTournament(id)
      toast(i18n._('The pairings of round {round} are taken back.', { round: paired }))
    },
  })
  const isUntouched = paired > 1 && current.every(match => match.decided_by !== 'report')
  const canAct = isTrainer && tournament.status === 'active' && !tournament.is_paused
  return (
    <section className="round-progress" aria-label={i18n._('Rounds')}>
      <Group justify="space-between" gap="sm">
        <div>
          <p className="round-progress-title figures">{i18n._('Round {paired} of {planned}', { paired, planned })}</p>
          <p className="hint figures">
            {left > 0
              ? i18n._('{left} of {all} to play', { left, all: current.length })
              : paired < planned
                ? i18n._('All decided. The next round can be paired.')
                : i18n._('All rounds are played.')}
          </p>
        </div>
        {canAct && (
          <Group gap="xs">
            {isUntouched && (
              <Button variant="subtle" loading={removing.isPending} onClick={() => removing.mutate()}>
                {i18n._('Take round {round} back', { round: paired })}
              </Button>
            )}
            {paired < planned && (
              <>
                <Button variant="default" disabled={!can_pair} onClick={() => setIsAskingAbsent(true)}>
                  {i18n._('Somebody absent?')}
                </Button>
                <Button disabled={!can_pair} loading={pairing.isPending} onClick={() => pairing.mutate([])}>
                  {i18n._('Pair round {round}', { round: paired + 1 })}
                </Button>
              </>
            )}
          </Group>
        )}
      </Group>
      <div className="round-bar" aria-hidden="true">
        {Array.from({ length: planned }, (_, index) => index + 1).map(round => {
          const share = round < paired ? 1 : round > paired ? 0 : 1 - left / Math.max(1, current.length)
          return (
            <span key={round} className="round-step">
              <span style={{ width: `${share * 100}%` }} />
            </span>
          )
        })}
      </div>
      <ProblemNote error={pairing.error ?? removing.error} />
      {isAskingAbsent && (
        <AbsenceDialog
          view={view}
          round={paired + 1}
          isBusy={pairing.isPending}
          onClose={() => setIsAskingAbsent(false)}
          onPair={absent => pairing.mutate(absent)}
        />
      )}
    </section>
  )
}
