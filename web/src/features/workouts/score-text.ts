import type { FitnessRow, Score, Workout } from '@gym-it/contracts'

const two = (value: number) => String(value).padStart(2, '0')
const plain = (value: number) => String(Math.round(value * 1000) / 1000)

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
  dns: 'did not start',
  dnf: 'not finished',
  withdrawn: 'withdrew',
}
type Measured = Pick<Score, 'time' | 'reps' | 'weight' | 'points' | 'status' | 'tie_break'>

/** "3:25", "71 reps (capped)", "102.5 kg"; '–' while it is awaited. */
export function scoreText(score: Measured | null, { scored_by }: Workout): string {
  if (score === null) return '–'
  const { time, reps, weight, points, status } = score
  if (status !== undefined && time === undefined && reps === undefined) return statusText[status] ?? status
  if (time !== undefined) return clockText(time)
  if (reps !== undefined) return `${plain(reps)} reps${scored_by === 'time' ? ' (capped)' : ''}`
  if (weight !== undefined) return `${plain(weight)} kg`
  return points === undefined ? '–' : `${plain(points)} points`
}

/** Why a row of a leaderboard stands below the one before it. */
export function whyBelow(row: FitnessRow, above: FitnessRow | undefined, workouts: readonly Workout[]): string {
  const rule = row.separated_by
  if (rule === null || above === undefined) return ''
  if (rule === 'points') return `${plain(row.points)} points to ${plain(above.points)}`
  if (rule === 'division') return `${row.division} ranks below ${above.division}`
  if (rule === 'withdrawn') return 'withdrew'
  const level = `level on points (${plain(row.points)})`
  if (rule === 'best_places') return `${level}, fewer good places`
  const name =
    rule === 'last_workout' ? 'the last workout' : (workouts.find(one => rule === `workout:${one.id}`)?.name ?? rule)
  return `${level}, behind in ${name}`
}
