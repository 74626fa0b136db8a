import type { Match } from '@gym-it/contracts'
import { useMemo } from 'react'
import { cardWidth, columnGap, layOutBracket } from './bracket-layout.ts'
import { MatchCard } from './match-card.tsx'
import { roundName } from './round-name.ts'

interface BracketTreeProps {
  readonly matches: readonly Match[]
  readonly onOpen?: ((match: Match) => void) | undefined
  readonly found?: ReadonlySet<number> | undefined
}

const headHeight = 44

/** Rounds as columns from left to right, joined by lines; scrolls sideways when it is wider than the screen. */
export function BracketTree({ matches, onOpen, found }: BracketTreeProps) {
  const { width, height, rounds, placed, lines } = useMemo(() => layOutBracket(matches), [matches])
  const columns = Array.from({ length: rounds }, (_, index) => index + 1)
  const byRound = Map.groupBy(placed, one => one.match.round)
  return (
    <section className="tree-scroll" aria-label="Bracket" data-large={placed.length > 127 || undefined}>
      <div className="tree" style={{ width, height: height + headHeight }}>
        <svg className="tree-lines" width={width} height={height} style={{ top: headHeight }} aria-hidden="true">
          <path d={lines} />
        </svg>
        {columns.map(round => {
          const left = (round - 1) * (cardWidth + columnGap)
          return (
            <section key={round} aria-label={roundName(round, rounds)}>
              <h2 className="round-name" style={{ left, width: cardWidth }}>
                {roundName(round, rounds)}
              </h2>
              {byRound.get(round)?.map(({ match, top, height: cardHeight }) => (
                <div
                  key={match.id}
                  id={`match-${match.id}`}
                  className="tree-place"
                  style={{ left, top: top + headHeight, width: cardWidth, height: cardHeight }}
                >
                  {match.bracket === 'third_place' && <h3 className="third-place-name">Third place</h3>}
                  <MatchCard match={match} onOpen={onOpen} found={found} />
                </div>
              ))}
            </section>
          )
        })}
      </div>
    </section>
  )
}
