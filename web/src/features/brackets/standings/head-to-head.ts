import type { Standing } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { plain, signed } from './numbers.ts'

const mostTurns = 9

/**
 * The table of those who are level alone, which is made anew where it left some of them level: the last one that both
 * rows stood in has parted them. `level` is how many have as many points.
 */
export function headToHead(row: Standing, above: Standing, level: number): string {
  const turns = Array.from({ length: mostTurns }, (_, index) => (index === 0 ? '' : `_${index + 1}`))
  const isIn = (one: Standing, turn: string) => one.tie_breaks[`head_to_head${turn}`] !== undefined
  const turn = turns.findLast(one => isIn(row, one) && isIn(above, one)) ?? ''
  const pair = (name: string): readonly [own: number, theirs: number] => [
    row.tie_breaks[name + turn] ?? 0,
    above.tie_breaks[name + turn] ?? 0,
  ]
  const [points, theirPoints] = pair('head_to_head')
  if (points !== theirPoints) {
    return level === 2 && points === 0
      ? i18n._('lost the match between them')
      : i18n._('points among those level {own} to {theirs}', { own: plain(points), theirs: plain(theirPoints) })
  }
  const [difference, theirDifference] = pair('head_to_head_difference')
  if (difference !== theirDifference) {
    return i18n._('difference among those level {own} to {theirs}', {
      own: signed(difference),
      theirs: signed(theirDifference),
    })
  }
  const [made, theirMade] = pair('head_to_head_for')
  return i18n._('made among those level {own} to {theirs}', { own: plain(made), theirs: plain(theirMade) })
}
