import type { Preferences } from '@gym-it/contracts'
import { isWithin, nextTime } from '../preferences/local-time.ts'

/** Until when somebody does not want to be disturbed; null when they may be told now. */
export function quietUntil(
  { quiet_hours, time_zone }: Pick<Preferences, 'quiet_hours' | 'time_zone'>,
  isUrgent: boolean,
  now: Date,
): Date | null {
  if (quiet_hours === null || (isUrgent && quiet_hours.let_urgent)) return null
  return isWithin(now, quiet_hours, time_zone) ? nextTime(now, quiet_hours.to, time_zone) : null
}
