import type { Player, Side } from './players.ts'

/** Which side an entrant should have next, and how strongly; side 0 where it does not matter. */
export interface SidePreference {
  readonly side: Side | 0
  readonly strength: 0 | 1 | 2 | 3
  /** How often more on the first side than on the second. */
  readonly surplus: number
}

/** Three is absolute: two more on one side already, or twice in a row on it. */
const ABSOLUTE = 3

/**
 * Absolute, strong (one more on one side), mild (as often on both: the other side than last time) or none, as in the
 * FIDE (Dutch) System, Handbook C.04.3, A.6.
 */
export function sidePreference({ sides }: Pick<Player, 'sides'>): SidePreference {
  const surplus = sides.reduce<number>((sum, side) => sum + side, 0)
  const last = sides.at(-1)
  if (last === undefined) return { side: 0, strength: 0, surplus }
  const turned: Side = last === 1 ? -1 : 1
  if (Math.abs(surplus) > 1) return { side: surplus > 0 ? -1 : 1, strength: ABSOLUTE, surplus }
  if (sides.at(-2) === last) return { side: turned, strength: ABSOLUTE, surplus }
  if (surplus !== 0) return { side: surplus > 0 ? -1 : 1, strength: 2, surplus }
  return { side: turned, strength: 1, surplus }
}

/**
 * Whether one of the two would have to be a third time on a side in a row, or three times more often than on the other.
 */
export function clashes(one: SidePreference, two: SidePreference): boolean {
  return one.strength === ABSOLUTE && two.strength === ABSOLUTE && one.side === two.side
}

/**
 * The side of the better ranked of two (C.04.3, E): both as they prefer; else the stronger preference counts; else each
 * has the other side than in the last match in which they had different ones; else the better ranked has the
 * preference, and before the first match the first side where the seed is odd.
 */
export function sideOf(better: Player, other: Player): Side {
  const one = sidePreference(better)
  const two = sidePreference(other)
  if (one.side === 0 && two.side === 0) return better.seed % 2 === 1 ? 1 : -1
  if (one.side === 0) return two.side === 0 ? 1 : opposite(two.side)
  if (two.side !== one.side) return one.side
  const lead = one.strength - two.strength || Math.abs(one.surplus) - Math.abs(two.surplus)
  if (lead !== 0) return lead > 0 ? one.side : opposite(one.side)
  for (let back = 1; ; back++) {
    const [mine, theirs] = [better.sides.at(-back), other.sides.at(-back)]
    if (mine === undefined || theirs === undefined) return one.side
    if (mine !== theirs) return theirs
  }
}

const opposite = (side: Side): Side => (side === 1 ? -1 : 1)
