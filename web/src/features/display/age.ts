import { i18n } from '../../lib/i18n.ts'

/** "under a minute", "3 min", "2 h", "2 days": how old something is, in whole units rounded down. */
export function ageText(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return i18n._('under a minute')
  if (minutes < 60) return i18n._('{minutes} min', { minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return i18n._('{hours} h', { hours })
  return i18n._('{days, plural, one {# day} other {# days}}', { days: Math.floor(hours / 24) })
}
