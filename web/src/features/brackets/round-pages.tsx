import type { Match } from '@gym-it/contracts'
import { type TouchEvent, useEffect, useRef, useState } from 'react'
import './round-pages.css'
import { lastRound } from './bracket-layout.ts'
import { MatchCard } from './match-card.tsx'
import { roundName, shortRoundName } from './round-name.ts'

interface RoundPagesProps {
  readonly matches: readonly Match[]
  readonly onOpen?: ((match: Match) => void) | undefined
  readonly found?: ReadonlySet<number> | undefined
}

const swipePx = 56

/** The first round in which something is still to be played; the last when all is decided. */
const currentRound = (matches: readonly Match[]) =>
  matches.reduce(
    (round, match) => (match.status === 'completed' || match.status === 'bye' ? round : Math.min(round, match.round)),
    lastRound(matches),
  )

/** The bracket on a phone: a round at a time, by tapping its name or by a swipe. */
export function RoundPages({ matches, onOpen, found }: RoundPagesProps) {
  const rounds = lastRound(matches)
  // Until someone chooses a round, the page follows the play.
  const [chosen, setChosen] = useState<number>()
  const round = Math.min(Math.max(chosen ?? currentRound(matches), 1), rounds)
  const touch = useRef<{ x: number; y: number }>(undefined)
  const picker = useRef<HTMLDivElement>(null)

  useEffect(() => {
    picker.current?.querySelector(`[data-round="${round}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [round])

  const onTouchStart = (event: TouchEvent) => {
    const finger = event.touches[0]
    touch.current = finger && event.touches.length === 1 ? { x: finger.clientX, y: finger.clientY } : undefined
  }
  const onTouchEnd = (event: TouchEvent) => {
    const finger = event.changedTouches[0]
    if (finger === undefined || touch.current === undefined) return
    const dx = finger.clientX - touch.current.x
    const dy = finger.clientY - touch.current.y
    if (Math.abs(dx) < swipePx || Math.abs(dx) < 2 * Math.abs(dy)) return
    setChosen(Math.min(rounds, Math.max(1, round + (dx < 0 ? 1 : -1))))
  }

  const shown = matches.filter(match => match.round === round).toSorted((a, b) => a.match_number - b.match_number)
  const open = (one: Match) => one.status !== 'completed' && one.status !== 'bye'
  const left = shown.filter(open).length
  const main = shown.filter(match => match.bracket === 'main')
  const third = shown.filter(match => match.bracket === 'third_place')
  const cards = (list: readonly Match[]) =>
    list.map(match => (
      <li key={match.id} id={`match-${match.id}`} className="round-match">
        <MatchCard match={match} onOpen={onOpen} found={found} />
      </li>
    ))
  return (
    <section aria-label="Bracket" onTouchStart={onTouchStart} onTouchEnd={onTouchEnd}>
      <div className="round-picker" ref={picker}>
        {Array.from({ length: rounds }, (_, index) => index + 1).map(one => (
          <button
            key={one}
            type="button"
            data-round={one}
            aria-pressed={one === round}
            aria-label={roundName(one, rounds)}
            onClick={() => setChosen(one)}
          >
            {shortRoundName(one, rounds)}
          </button>
        ))}
      </div>
      <div className="round-head">
        <h2>{roundName(round, rounds)}</h2>
        <span className="figures">{left === 0 ? 'all decided' : `${left} to play`}</span>
      </div>
      <ol className="plain-list round-list" data-large={shown.length > 127 || undefined}>
        {cards(main)}
      </ol>
      {third.length > 0 && (
        <>
          <div className="round-head round-head-third">
            <h2>Third place</h2>
          </div>
          <ol className="plain-list round-list">{cards(third)}</ol>
        </>
      )}
    </section>
  )
}
