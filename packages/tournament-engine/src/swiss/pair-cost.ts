import type { Float, Player } from './players.ts'
import { type Seat, scoreGroups, scoreLevels, seatsIn } from './score-groups.ts'
import { clashes, sidePreference } from './sides.ts'

export interface CostRules {
  readonly balanceSides: boolean
  /** Whether two who clash over the sides may meet at all. */
  readonly allowClashes: boolean
  /** With more points than this two may clash all the same, as FIDE has it for the last round. */
  readonly topScore: number
  /** The score at which the bye is given; null where everybody is paired. */
  readonly byeScore: number | null
}

/**
 * What it costs to pair two of the ranked: whole numbers, infinity where they must not meet. The bye is the last index.
 */
export interface PairCosts {
  readonly size: number
  readonly groups: readonly (readonly number[])[]
  /** All that makes one pairing better than another. */
  readonly quality: (one: number, two: number) => number
  /** Quality first; among equals who is nearest to the usual order. */
  readonly cost: (one: number, two: number) => number
}

/** A clash over the sides, a side preference that is not met, and what a strong one adds. */
const CLASH = 64
const UNMET = 32
const STRONG = 16
/** More than all faults of a pair together: those, and at most 15 for floating the same way again. */
const FAULTS = 128
/** Above this prices could lose their halves (see `cheapestMatching`): they stay below four times the highest cost. */
const HIGHEST = 2 ** 50

/**
 * What counts, from the most to the least, each level so large that no sum of lower ones outweighs it: the sum of score
 * differences; that nobody floats far; clashes, unmet side preferences and repeated floats, each counted as often as
 * score groups follow, so that higher groups come first; that the upper half of a group meets its lower half in order,
 * the last of a group floats, and meets the first of the next. This is the order of the quality criteria of the FIDE
 * (Dutch) System (Handbook C.04.3, C.5 to C.17), with sums over all groups instead of one group after the other.
 */
export function pairCosts(ranked: readonly Player[], rules: CostRules): PairCosts {
  const groups = scoreGroups(ranked, rules.byeScore !== null)
  const seats = seatsIn(groups)
  const levels = scoreLevels(ranked)
  const preferences = ranked.map(sidePreference)
  const pairs = seats.length / 2
  const faultsInAll = FAULTS * groups.length * pairs
  const perLevel = 4 * pairs
  const widest = (levels[0] ?? 0) + 1
  const orders = Math.max(16, Math.min(512, Math.floor(HIGHEST / (perLevel * faultsInAll * widest * pairs))))

  const quality = (a: number, b: number): number => {
    const one = Math.min(a, b)
    const two = Math.max(a, b)
    const [better, other] = [ranked[one], ranked[two]]
    const [above, below] = [preferences[one], preferences[two]]
    if (better === undefined) return Number.POSITIVE_INFINITY
    if (other === undefined || above === undefined || below === undefined) {
      return better.score === rules.byeScore && better.rested === null
        ? repeats(better, 'down')
        : Number.POSITIVE_INFINITY
    }
    if (better.met.has(other.entrant)) return Number.POSITIVE_INFINITY
    let gap = (levels[one] ?? 0) - (levels[two] ?? 0)
    let faults = gap === 0 ? 0 : repeats(better, 'down') + repeats(other, 'up') / 2
    if (rules.balanceSides && above.side !== 0 && above.side === below.side) {
      faults += UNMET + (Math.min(above.strength, below.strength) > 1 ? STRONG : 0)
      if (clashes(above, below)) {
        if (Math.max(better.points, other.points) > rules.topScore) faults += CLASH
        else if (rules.allowClashes) gap += widest
        else return Number.POSITIVE_INFINITY
      }
    }
    const following = groups.length - (seats[two]?.group ?? 0)
    return (gap * perLevel + Math.min(3, Math.max(0, gap - 1))) * faultsInAll + faults * following
  }
  return {
    size: seats.length,
    groups,
    quality,
    cost: (a, b) => quality(a, b) * orders * pairs + outOfOrder(seats[Math.min(a, b)], seats[Math.max(a, b)], orders),
  }
}

/** The same float in the last round weighs more than one in the round before that. */
function repeats({ floats: [last, before] }: Player, float: Float): number {
  return (last === float ? 8 : 0) + (before === float ? 2 : 0)
}

/** From 0 to below `orders`: how far two are from who would meet if nothing else mattered. */
function outOfOrder(above: Seat | undefined, below: Seat | undefined, orders: number): number {
  if (above === undefined || below === undefined) return 0
  if (above.group !== below.group) {
    const fromEnd = above.count - 1 - above.position - above.incoming
    return Math.min(orders - 1, 4 * (fromEnd + below.position + below.incoming))
  }
  const { half } = above
  const apart = Math.min(orders / 2 - 1, Math.abs(below.position - above.position - half))
  // To swap somebody between the halves comes after every way to order the lower half.
  return above.position >= half || below.position < half ? orders / 2 + apart : apart
}
