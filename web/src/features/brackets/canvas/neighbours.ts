import type { PlacedMatch, TreeLayout } from '../tree/tree-layout.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

const middle = ({ top, height }: PlacedMatch) => top + height / 2

const nearest = (candidates: readonly PlacedMatch[], height: number): PlacedMatch | undefined =>
  candidates.reduce<PlacedMatch | undefined>(
    (best, one) =>
      best === undefined || Math.abs(middle(one) - height) < Math.abs(middle(best) - height) ? one : best,
    undefined,
  )

/**
 * The match that an arrow key leads to: right is where the winner goes, left the upper one of those that lead here, up and
 * down the next in the same column. Where no line leads on, the nearest of the next column. Undefined at an edge.
 */
export function neighbourOf({ placed, joins }: TreeLayout, id: number, direction: Direction): number | undefined {
  const here = placed.find(one => one.match.id === id)
  if (here === undefined) return undefined
  if (direction === 'up' || direction === 'down') {
    const column = placed.filter(one => one.left === here.left).toSorted((one, two) => one.top - two.top)
    return column[column.indexOf(here) + (direction === 'down' ? 1 : -1)]?.match.id
  }
  const joined =
    direction === 'right' ? joins.find(join => join.from === id)?.to : joins.find(join => join.to === id)?.from
  if (joined !== undefined) return joined
  const beyond = placed.filter(one => (direction === 'right' ? one.left > here.left : one.left < here.left))
  const edge = beyond.reduce(
    (at, one) => (direction === 'right' ? Math.min(at, one.left) : Math.max(at, one.left)),
    direction === 'right' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
  )
  return nearest(
    beyond.filter(one => one.left === edge),
    middle(here),
  )?.match.id
}
