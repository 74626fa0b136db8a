import type { Match } from '@gym-it/contracts'
import { type ReactNode, type TouchEvent, useEffect, useRef, useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import './round-pages.css'
import { isOpen, type Part, type Round, type Section } from './bracket-sections.ts'
import { RoundCards, type Shown } from './round-cards.tsx'

interface RoundPagesProps extends Shown {
  readonly sections: readonly Section[]
  /** What belongs to a section besides its matches, such as a group's table. */
  readonly renderAside?: ((section: Section) => ReactNode) | undefined
  /** What stands below the matches of a round. */
  readonly renderBelow?: ((section: Section, round: Round) => ReactNode) | undefined
}

const swipePx = 56
const isPlayable = (match: Match) => isOpen(match) && match.status !== 'waiting'
const isPlaying = ({ matches }: Round) => matches.some(isOpen)

/** The first part in which something can be played now; where that is none, the end of the first section. */
function currentPart(sections: readonly Section[]): number {
  const ready = sections
    .flatMap(section => section.parts)
    .findIndex(part => part.rounds.some(round => round.matches.some(isPlayable)))
  return ready < 0 ? Math.max(0, (sections[0]?.parts.length ?? 1) - 1) : ready
}

/** The last part and round in which one of these people stands. */
function placeOf(parts: readonly { readonly part: Part }[], people: ReadonlySet<number>) {
  const isIn = (one: Match['participant1']) => one !== null && people.has(one.id)
  const has = ({ matches }: Round) => matches.some(match => isIn(match.participant1) || isIn(match.participant2))
  const last = parts.findLast(({ part }) => part.rounds.some(has))?.part
  return last && { part: last.key, round: last.rounds.findLastIndex(has) }
}

/** The first round in which something is still to be played; the last when all is decided. */
function currentRound(rounds: readonly Round[]): number {
  const open = rounds.findIndex(isPlaying)
  return open < 0 ? rounds.length - 1 : open
}

/** The matches on a phone: a part and a round at a time, by tapping its name or by a swipe. */
export function RoundPages({ sections, onOpen, found, renderAside, renderBelow }: RoundPagesProps) {
  const parts = sections.flatMap(section => section.parts.map(part => ({ part, section })))
  // Until someone chooses, the page follows the play.
  const [chosenPart, setChosenPart] = useState<string>()
  const [chosenRound, setChosenRound] = useState<number>()
  const isChosen = parts.some(one => one.part.key === chosenPart)
  const { part, section } = parts.find(one => one.part.key === chosenPart) ??
    parts[currentPart(sections)] ?? { part: { key: '', title: '', rounds: [] }, section: undefined }
  const { rounds } = part
  const index = Math.min(chosenRound ?? currentRound(rounds), rounds.length - 1)
  const touch = useRef<{ x: number; y: number }>(undefined)

  // Whoever is looked for is shown in the last match that is known.
  const home = found && placeOf(parts, found)
  const [sought, setSought] = useState(found)
  if (sought !== found) {
    setSought(found)
    if (home) {
      setChosenPart(home.part)
      setChosenRound(home.round)
    }
  }
  const picker = useRef<HTMLDivElement>(null)

  useEffect(() => {
    picker.current?.querySelector(`[data-round="${index}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [index])

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
    setChosenRound(Math.min(rounds.length - 1, Math.max(0, index + (dx < 0 ? 1 : -1))))
  }
  const round = rounds[index]
  if (round === undefined) return null
  const left = round.matches.filter(isOpen).length
  return (
    <section aria-label={i18n._('Matches')} onTouchStart={onTouchStart} onTouchEnd={onTouchEnd}>
      {parts.length > 1 && (
        <div className="part-picker">
          {parts.map(one => (
            <button
              key={one.part.key}
              type="button"
              aria-pressed={one.part.key === part.key && (isChosen || chosenPart === undefined)}
              onClick={() => {
                setChosenPart(one.part.key)
                setChosenRound(undefined)
              }}
            >
              {one.part.title}
            </button>
          ))}
        </div>
      )}
      {section?.kind === 'group' && <div className="round-aside">{renderAside?.(section)}</div>}
      {rounds.length > 1 && (
        <div className="round-picker" ref={picker}>
          {rounds.map((one, at) => (
            <button
              key={one.round}
              type="button"
              data-round={at}
              aria-pressed={at === index}
              aria-label={
                one.title.includes(one.short)
                  ? one.title
                  : i18n._('{short}: {title}', { short: one.short, title: one.title })
              }
              onClick={() => setChosenRound(at)}
            >
              {one.short}
            </button>
          ))}
        </div>
      )}
      <div className="round-head">
        <h2>{round.title}</h2>
        <span className="figures">
          {left === 0 ? i18n._('all decided') : i18n._('{left, plural, other {# to play}}', { left })}
        </span>
      </div>
      <RoundCards
        matches={round.matches.filter(match => match.bracket !== 'third_place')}
        onOpen={onOpen}
        found={found}
      />
      <ThirdPlace round={round} onOpen={onOpen} found={found} />
      {section && renderBelow?.(section, round)}
    </section>
  )
}

/** It stands in the round of the final, under its own name. */
function ThirdPlace({ round, ...shown }: Shown & { readonly round: Round }) {
  const matches = round.matches.filter(match => match.bracket === 'third_place')
  if (matches.length === 0) return null
  return (
    <>
      <div className="round-head round-head-third">
        <h2>{i18n._('Third place')}</h2>
      </div>
      <RoundCards matches={matches} {...shown} />
    </>
  )
}
