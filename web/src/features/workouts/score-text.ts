import type { FitnessRow, Score, Workout } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** 205 → "3:25", 59.5 → "0:59.5", 3725 → "1:02:05". */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds)
  const rest = Math.round((seconds - whole) * 10)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  const end = `${two(whole % 60)}${rest > 0 && rest < 10 ? `.${rest}` : ''}`
  return hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${minutes}:${end}`
}

/** "3:25", "1:02:05" or "205" as seconds; null where it is no time. */
export function secondsOf(text: string): number | null {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)$/.exec(text.trim())
  if (match === null) return null
  const [, hours = '0', minutes = '0', seconds = '0'] = match
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))
}

const statusText: Readonly<Record<string, string>> = {
  dns: /*i18n*/ 'did not start',
  dnf: /*i18n*/ 'not finished',
  withdrawn: /*i18n*/ 'withdrew',
}
type Measured = Pick<Score, 'time' | 'reps' | 'weight' | 'points' | 'status' | 'tie_break'>

/** "3:25", "71 reps (capped)", "102.5 kg"; '–' while it is awaited. */
export function scoreText(score: Measured | null, { scored_by }: Workout): string {
  if (score === null) return '–'
  const { time, reps, weight, points, status } = score
  if (status !== undefined && time === undefined && reps === undefined) return i18n._(statusText[status] ?? status)
  if (time !== undefined) return clockText(time)
  if (reps !== undefined) {
    return scored_by === 'time'
      ? i18n._('{reps, plural, one {# rep} other {# reps}} (capped)', { reps })
      : i18n._('{reps, plural, one {# rep} other {# reps}}', { reps })
  }
  if (weight !== undefined) return i18n._('{weight, number} kg', { weight })
  return points === undefined ? '–' : i18n._('{points, plural, one {# point} other {# points}}', { points })
}

/** Why a row of a leaderboard stands below the one before it. */
export function whyBelow(row: FitnessRow, above: FitnessRow | undefined, workouts: readonly Workout[]): string {
  const rule = row.separated_by
  if (rule === null || above === undefined) return ''
  const { points } = row
  if (rule === 'points') {
    return i18n._('{points, plural, one {# point} other {# points}} to {above, number}', {
      points,
      above: above.points,
    })
  }
  if (rule === 'division') {
    return i18n._('{division} ranks below {above}', { division: row.division, above: above.division })
  }
  if (rule === 'withdrawn') return i18n._('withdrew')
  if (rule === 'best_places') return i18n._('level on points ({points, number}), fewer good places', { points })
  if (rule === 'last_workout') {
    return i18n._('level on points ({points, number}), behind in the last workout', { points })
  }
  const workout = workouts.find(one => rule === `workout:${one.id}`)?.name ?? rule
  return i18n._('level on points ({points, number}), behind in {workout}', { points, workout })
}
