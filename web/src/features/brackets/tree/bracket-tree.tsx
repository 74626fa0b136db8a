import type { Match } from '@gym-it/contracts'
import { useMemo } from 'react'
import { MatchCard } from '../match/match-card.tsx'
import './tree.css'
import { cardWidth, layOutTree } from './tree-layout.ts'

interface BracketTreeProps {
  readonly label: string
  /** Whether a heading of its own stands above the tree: the rounds are then one level deeper. */
  readonly isTitled: boolean
  readonly matches: readonly Match[]
  readonly onOpen?: ((match: Match) => void) | undefined
  readonly found?: ReadonlySet<number> | undefined
}

/** Rounds as columns from left to right, joined by lines; scrolls sideways when it is wider than the screen. */
export function BracketTree({ label, isTitled, matches, onOpen, found }: BracketTreeProps) {
  const { width, height, placed, headings, lines } = useMemo(() => layOutTree(matches), [matches])
  const Heading = isTitled ? 'h3' : 'h2'
  return (
    <section
      className="tree-scroll"
      aria-label={label}
      data-large={placed.length > 127 || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div className="tree" style={{ width, height }}>
        <svg className="tree-lines" width={width} height={height} aria-hidden="true">
          <path d={lines} />
        </svg>
        {headings.map(({ text, left, top }) => (
          <Heading key={`${text} ${left} ${top}`} className="round-name" style={{ left, top, width: cardWidth }}>
            {text}
          </Heading>
        ))}
        {placed.map(({ match, left, top, height: cardHeight }) => (
          <div
            key={match.id}
            id={`match-${match.id}`}
            className="tree-place"
            style={{ left, top, width: cardWidth, height: cardHeight }}
          >
            <MatchCard match={match} onOpen={onOpen} found={found} />
          </div>
        ))}
      </div>
    </section>
  )
}
