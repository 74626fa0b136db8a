import type { Match } from '@gym-it/contracts'
import { memo } from 'react'
import type { Mark } from '../trace/trace.ts'
import { cardWidth, type PlacedMatch, type TreeLayout } from './tree-layout.ts'

interface FarBoxesProps {
  readonly layout: TreeLayout
  readonly matches: ReadonlyMap<number, Match>
  readonly marks: ReadonlyMap<number, Mark> | undefined
}

const looks = ['waiting', 'ready', 'completed', 'bye', 'own'] as const

/** From far away names cannot be read: a path of boxes for each state is drawn instead of thousands of cards. */
export const FarBoxes = memo(function FarBoxes({ layout: { placed }, matches, marks }: FarBoxesProps) {
  const lookOf = ({ match: { id, status } }: PlacedMatch) => {
    if (marks?.get(id) === 'own') return 'own'
    const now = matches.get(id)?.status ?? status
    return now === 'called' || now === 'in_progress' ? 'ready' : now
  }
  const boxes = Map.groupBy(placed, lookOf)
  const lineOf = ({ left, top, height }: PlacedMatch) => `M${left} ${top}h${cardWidth}v${height}h${-cardWidth}z`
  return (
    <g className="tree-far">
      {looks.map(look => (
        <path key={look} data-look={look} d={(boxes.get(look) ?? []).map(lineOf).join('')} />
      ))}
    </g>
  )
})
