import { memo } from 'react'
import { MatchCard, type MatchCardProps } from '../match/match-card.tsx'
import type { Mark } from '../trace/trace.ts'
import { cardWidth } from './tree-layout.ts'

interface MatchPlaceProps extends MatchCardProps {
  readonly left: number
  readonly top: number
  readonly height: number
  readonly mark: Mark | undefined
  /** Where the loser goes, in short; '' where that is nowhere else. */
  readonly drop: string
}

/** A match at its place in the tree. */
export const MatchPlace = memo(function MatchPlace({ left, top, height, mark, drop, ...card }: MatchPlaceProps) {
  return (
    <li
      id={`match-${card.match.id}`}
      data-match={card.match.id}
      data-mark={mark}
      className="tree-place"
      style={{ left, top, width: cardWidth, height }}
    >
      <MatchCard {...card} />
      {drop !== '' && (
        <span className="match-drop" aria-hidden="true">
          {drop}
        </span>
      )}
    </li>
  )
})
