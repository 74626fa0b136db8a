import type { RecordedScore, ScoreBody, Workout } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { clockText, secondsOf } from './score-text.ts'

/** A score as it is typed. */
export interface ScoreDraft {
  /** The measure of the workout; for one that is done for time, the time. */
  readonly value: string
  /** Repetitions at the cap, where the workout was not done by then. */
  readonly capped: string
  readonly tieBreak: string
  readonly status: 'done' | 'dnf' | 'dns'
}

export function draftOf(score: RecordedScore | null): ScoreDraft {
  const { time, reps, weight, points, tie_break, status } = score ?? {}
  const isTimed = time !== undefined
  return {
    value: isTimed ? clockText(time) : String(weight ?? points ?? reps ?? ''),
    capped: isTimed || reps === undefined ? '' : String(reps),
    tieBreak: tie_break === undefined ? '' : clockText(tie_break),
    status: status === 'dnf' || status === 'dns' ? status : 'done',
  }
}

const numberOf = (text: string) => (/^\d{1,7}([.,]\d{1,3})?$/.test(text.trim()) ? Number(text.replace(',', '.')) : null)

/** The score to send, or what is wrong with what was typed. */
export function readDraft(
  draft: ScoreDraft,
  { scored_by, cap_seconds }: Workout,
): { readonly body: ScoreBody } | { readonly obstacle: string } {
  if (draft.status === 'dns') return { body: { status: 'dns' } }
  const status = draft.status === 'dnf' ? { status: 'dnf' as const } : {}
  const tieBreak = draft.tieBreak.trim() === '' ? undefined : secondsOf(draft.tieBreak)
  if (tieBreak === null) return { obstacle: i18n._('Write the tie-break time as 3:25.') }
  const more = { ...status, ...(tieBreak === undefined ? {} : { tie_break: tieBreak }) }
  if (scored_by === 'time' && draft.capped.trim() !== '') {
    const reps = numberOf(draft.capped)
    return reps === null ? { obstacle: i18n._('Write the repetitions as a number.') } : { body: { reps, ...more } }
  }
  if (draft.value.trim() === '') {
    return draft.status === 'dnf'
      ? { body: more }
      : { obstacle: scored_by === 'time' ? i18n._('Write the time as 3:25.') : i18n._('Write the score.') }
  }
  if (scored_by === 'time') {
    const time = secondsOf(draft.value)
    if (time === null) return { obstacle: i18n._('Write the time as 3:25.') }
    if (cap_seconds !== undefined && time > cap_seconds) {
      return { obstacle: i18n._('The cap is {time}: write the repetitions instead.', { time: clockText(cap_seconds) }) }
    }
    return { body: { time, ...more } }
  }
  const number = numberOf(draft.value)
  return number === null
    ? { obstacle: i18n._('Write the score as a number.') }
    : { body: { [scored_by]: number, ...more } }
}
