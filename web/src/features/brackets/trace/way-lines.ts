import { cardWidth, type Join, type PlacedMatch, type TreeLayout } from '../tree/tree-layout.ts'
import type { Drop, Trace } from './trace.ts'

const startOf = ({ left, top, height }: PlacedMatch) => ({ x: left + cardWidth / 2, y: top + height })

/** A curve from below one card to the start of another. */
function dropLine(from: PlacedMatch, to: PlacedMatch): string {
  const { x, y } = startOf(from)
  const end = { x: to.left, y: to.top + to.height / 2 }
  const swing = Math.min(120, Math.abs(end.y - y) / 2 + 20)
  return `M${x} ${y}C${x} ${y + swing} ${end.x - 60} ${end.y} ${end.x} ${end.y}`
}

/** The lines on which losers go, as one SVG path; one that leads to a match that is not drawn is left out. */
export function fallLines({ placed }: Pick<TreeLayout, 'placed'>, drops: readonly Drop[]): string {
  const byId = new Map(placed.map(one => [one.match.id, one]))
  const lines = drops.map(({ from, to }) => {
    const [one, two] = [byId.get(from), byId.get(to)]
    return one && two ? dropLine(one, two) : ''
  })
  return lines.join('')
}

/** The lines of somebody's way as two SVG paths: on by winning, and down by losing. */
export function traceLines({ joins, placed }: Pick<TreeLayout, 'joins' | 'placed'>, { marks, drops }: Trace) {
  const goesOn = ({ from, to }: Join) => {
    const [one, two] = [marks.get(from), marks.get(to)]
    return one !== undefined && two !== undefined && one !== 'after_loss' && two !== 'after_loss'
  }
  return {
    won: joins
      .filter(goesOn)
      .map(join => join.line)
      .join(''),
    lost: fallLines({ placed }, drops),
  }
}
