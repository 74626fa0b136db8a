const isMidnightUtc = (date: Date) => date.getTime() % 86_400_000 === 0

/** A day, with the time where one was given. Midnight in UTC means that only a day was chosen: no zone may shift it. */
export function formatMoment(timestamp: string): string {
  const date = new Date(timestamp)
  return isMidnightUtc(date)
    ? date.toLocaleDateString('en-GB', {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      })
    : date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}

/** A clock time of today, to the second. */
export const formatClock = (ms: number) => new Date(ms).toLocaleTimeString('en-GB')

/** "just now", "5 min ago", "3 h ago", then the day. */
export function formatAge(timestamp: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(timestamp)) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`
  return formatMoment(timestamp)
}

/** Today in this place, as `<input type="date">` holds it. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
