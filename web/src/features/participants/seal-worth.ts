import { formatExactMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'

/** Within this nobody can have looked at the seal. */
const leastSeenMs = 60_000

/**
 * What the seal of a random draw proves: nothing of what was drawn once the seed was known, and little where it was not
 * to be seen for a while before. `sealedAt` is when it was published, `drawnAt` when each draw was made, oldest first.
 */
export function sealWorth(sealedAt: string, drawnAt: readonly string[]): string {
  const [first, ...later] = drawnAt
  if (first === undefined) return ''
  if (later.length > 0) {
    return i18n._(
      'It was drawn {count} times. The first draw made the seed known, so the seal proves nothing of this one.',
      { count: drawnAt.length },
    )
  }
  const seen = Date.parse(first) - Date.parse(sealedAt)
  return seen < leastSeenMs
    ? i18n._(
        'The seal was public for {seconds, plural, one {# second} other {# seconds}} before the draw: too short for others to note it. That nobody tried several draws and kept one, it does not prove.',
        { seconds: Math.max(0, Math.floor(seen / 1000)) },
      )
    : i18n._(
        'The seal was public from {sealed} on, and the draw was made on {drawn}. Whoever saw it before that knows: the seed was settled by then.',
        { sealed: formatExactMoment(sealedAt), drawn: formatExactMoment(first) },
      )
}
