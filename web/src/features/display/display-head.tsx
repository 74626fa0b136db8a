import type { BracketView } from '@gym-it/contracts'
import { useEffect, useState } from 'react'
import { formatMinute } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { useLiveState } from '../../lib/live.ts'
import { progressOf } from '../play/progress.ts'
import { ageText } from './age.ts'
import { useClock } from './use-clock.ts'

interface HeadProps {
  readonly view: BracketView
  readonly updatedAt: number
  readonly isFailing: boolean
}

const stateWords = {
  setup: /*i18n*/ 'Entries are open',
  active: /*i18n*/ 'In play',
  completed: /*i18n*/ 'Finished',
  cancelled: /*i18n*/ 'Cancelled',
} as const

function whereItStands({ tournament, bracket, rounds }: BracketView): string {
  if (tournament.status === 'active' && tournament.is_paused) return i18n._('Paused')
  const word = i18n._(stateWords[tournament.status])
  if (tournament.status !== 'active') return word
  const { played, all } = progressOf(bracket)
  if (rounds !== null)
    return i18n._('Round {round} of {rounds} · {played} of {all, plural, one {# match} other {# matches}} played', {
      round: rounds.paired,
      rounds: rounds.planned,
      played,
      all,
    })
  return all === 0 ? word : i18n._('{played} of {all, plural, one {# match} other {# matches}} played', { played, all })
}

/** What it is, where it stands, and what time it is. */
export function DisplayHead({ view, updatedAt, isFailing }: HeadProps) {
  const { played, all } = progressOf(view.bracket)
  const now = useClock(60_000)
  return (
    <header className="display-head">
      <div className="display-title">
        <h1 dir="auto">{view.tournament.name}</h1>
        <p data-paused={view.tournament.is_paused || undefined}>{whereItStands(view)}</p>
      </div>
      <Staleness updatedAt={updatedAt} isFailing={isFailing} />
      <time className="display-clock">{formatMinute(now)}</time>
      {all > 0 && (
        <progress className="display-progress" value={played} max={all} aria-label={i18n._('Matches played')} />
      )}
    </header>
  )
}

/** A blink of the connection is no news for the hall; this long is. */
const patienceMs = 6_000

/** Nothing while all is well; else since when nothing new arrives, and how long that is. */
function Staleness({ updatedAt, isFailing }: Omit<HeadProps, 'view'>) {
  const { status, lastGoodAt } = useLiveState()
  const isStale = status === 'reconnecting' || isFailing
  const [isLong, setIsLong] = useState(false)
  const now = useClock(10_000)
  useEffect(() => {
    if (!isStale) return setIsLong(false)
    const timer = setTimeout(() => setIsLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [isStale])
  if (!isLong) return null
  const since = status === 'reconnecting' ? Math.max(updatedAt, lastGoodAt ?? 0) : updatedAt
  return (
    <p className="display-stale" role="status">
      <span>{i18n._('Reconnecting…')}</span>
      <span>{i18n._('as of {time}, {age} old', { time: formatMinute(since), age: ageText(now - since) })}</span>
    </p>
  )
}
