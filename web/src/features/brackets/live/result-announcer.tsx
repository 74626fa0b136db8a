import type { Match } from '@gym-it/contracts'
import { useEffect, useRef, useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { describeMatch } from '../match/match-text.ts'
import { newlyDecided } from './changes.ts'

/** So long results are gathered before they are said, and so many are said one by one. */
const gatherMs = 2500
const mostSaid = 2

/** Says results as they come to those who hear the page: politely, and many at once as their number only. */
export function ResultAnnouncer({ matches }: { readonly matches: readonly Match[] }) {
  const [said, setSaid] = useState('')
  const known = useRef(matches)
  const waiting = useRef<Match[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const decided = newlyDecided(known.current, matches)
    known.current = matches
    if (decided.length === 0) return
    waiting.current.push(...decided)
    timer.current ??= setTimeout(() => {
      const results = waiting.current
      waiting.current = []
      timer.current = undefined
      setSaid(
        results.length > mostSaid
          ? i18n._('{count, plural, one {# new result} other {# new results}}', { count: results.length })
          : results.map(match => describeMatch(match)).join('. '),
      )
    }, gatherMs)
  }, [matches])
  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  )
}
