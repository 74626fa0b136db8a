const minuteMs = 60_000
const dayMinutes = 1_440

/** Whether this names a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The minutes since midnight that a clock shows there. */
export function minutesOfDay(moment: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return minutesOf(format.format(moment))
}

/** `22:30` as minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Of two times of day how far it is from the first to the second, from 0 to below a day. */
const ahead = (from: number, to: number) => (to - from + dayMinutes) % dayMinutes

/** The next moment after this one when a clock there shows `time`; a time that is skipped that day counts as just after. */
export function nextTime(moment: Date, time: string, timeZone: string): Date {
  const wanted = minutesOf(time)
  const away = ahead(minutesOfDay(moment, timeZone), wanted) || dayMinutes
  const first = new Date(Math.floor(moment.getTime() / minuteMs) * minuteMs + away * minuteMs)
  // Clocks may be changed in between, by an hour mostly.
  const off = ahead(wanted, minutesOfDay(first, timeZone))
  if (off === 0) return first
  const mended = new Date(first.getTime() - (off > dayMinutes / 2 ? off - dayMinutes : off) * minuteMs)
  return minutesOfDay(mended, timeZone) === wanted && mended > moment ? mended : first
}

/** Whether the clock there shows a time within these hours, which may reach over midnight. */
export function isWithin(moment: Date, { from, to }: { from: string; to: string }, timeZone: string): boolean {
  const start = minutesOf(from)
  return ahead(start, minutesOfDay(moment, timeZone)) < ahead(start, minutesOf(to))
}
