import { ApiProblem } from '../../lib/api-problem.ts'
import { i18n } from '../../lib/i18n.ts'

/** The seconds that a service asks somebody to wait; undefined when it asks for no such thing. */
export const secondsToWait = (error: unknown): number | undefined =>
  error instanceof ApiProblem && error.code === 'RATE_LIMITED' ? error.retryAfter : undefined

/** "12 seconds", "3 minutes 5 seconds", "2 minutes", as it stands after "Try again in". */
export function waitText(seconds: number): string {
  const values = { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }
  if (values.minutes === 0) return i18n._('{seconds, plural, one {# second} other {# seconds}}', values)
  return values.seconds === 0
    ? i18n._('{minutes, plural, one {# minute} other {# minutes}}', values)
    : i18n._(
        '{minutes, plural, one {# minute} other {# minutes}} {seconds, plural, one {# second} other {# seconds}}',
        values,
      )
}
