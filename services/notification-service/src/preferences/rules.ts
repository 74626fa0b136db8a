import { AppError, type Preferences } from '@gym-it/contracts'
import { isTimeZone } from './local-time.ts'

/** @throws AppError INPUT_INVALID for a time zone that does not exist, or quiet hours without length */
export function checkPreferences({ time_zone, quiet_hours }: Preferences): void {
  if (!isTimeZone(time_zone)) {
    const errors = [{ path: 'time_zone', message: 'is not a time zone' }]
    throw new AppError('INPUT_INVALID', `${time_zone} is not a time zone. Write one such as Europe/Berlin.`, { errors })
  }
  if (quiet_hours && quiet_hours.from === quiet_hours.to) {
    const errors = [{ path: 'quiet_hours.to', message: 'must differ from the beginning' }]
    throw new AppError('INPUT_INVALID', 'Quiet hours must end at another time than they begin.', { errors })
  }
}
