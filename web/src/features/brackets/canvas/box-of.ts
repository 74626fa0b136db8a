import { cardWidth, type TreeLayout } from '../tree/tree-layout.ts'
import type { Box } from './view.ts'

/** Where a match stands in the drawing; undefined where it is not shown. */
export function boxOf({ placed }: TreeLayout, id: number): Box | undefined {
  const place = placed.find(one => one.match.id === id)
  return place && { left: place.left, top: place.top, width: cardWidth, height: place.height }
}
