import type { Bracket, EntrantId, Match } from './bracket.ts'
import { type Placing, placings } from './places.ts'

export type SeparationRule = 'final' | 'third_place' | 'round_reached'

export interface Standing {
  readonly place: number
  readonly entrant: EntrantId
  /** Decided matches, walkovers included, byes not: always wins + losses. */
  readonly played: number
  readonly wins: number
  readonly losses: number
  /** Points made, let in, and the difference, summed over all games. */
  readonly for: number
  readonly against: number
  readonly difference: number
  /** The rule that puts this row below the one before it; null for the first row and within a shared place. */
  readonly separated_by: SeparationRule | null
  /** The numbers that the rules compared; `final` and `third_place` are 1 for the winner, 0 for the other. */
  readonly tie_breaks: Readonly<Record<string, number>>
}

interface Tally {
  wins: number
  losses: number
  for: number
  against: number
}

/**
 * Every entrant in order, at every moment. The place is the best one still within reach: 1 for all who are still in,
 * and for those who are out the place of their round (3, 3, 5, 5, 5, 5), which later matches do not move. Within a
 * shared place who got further stands first, then the better seed.
 *
 * @example
 * const { bracket } = report(draw('single_elimination', [10, 20, 30]), 2, { games: [{ p1: 1, p2: 2 }] })
 * standings(bracket).map(row => [row.place, row.entrant, row.separated_by]) // → [[1, 10, null], [1, 30, null], [3, 20, 'round_reached']]
 */
export function standings(bracket: Bracket): Standing[] {
  const tallies = tally(bracket)
  const rows = [...placings(bracket)].sort(
    ([, one], [, two]) => one.place - two.place || two.round_reached - one.round_reached,
  )
  return rows.map(([entrant, placing], index): Standing => {
    const { wins, losses, for: made, against } = tallies.get(entrant) ?? emptyTally()
    const before = rows[index - 1]?.[1]
    return {
      place: placing.place,
      entrant,
      played: wins + losses,
      wins,
      losses,
      for: made,
      against,
      difference: made - against,
      separated_by: before === undefined ? null : separation(before.place, placing.place),
      tie_breaks: tieBreaks(bracket, entrant, placing),
    }
  })
}

function separation(before: number, place: number): SeparationRule | null {
  if (before === place) return null
  if (before === 1 && place === 2) return 'final'
  return before === 3 && place === 4 ? 'third_place' : 'round_reached'
}

function tieBreaks({ rounds }: Bracket, entrant: EntrantId, placing: Placing): Record<string, number> {
  const { last, settled, round_reached } = placing
  if (!settled || last.round < rounds) return { round_reached }
  const won = last.winner === entrant ? 1 : 0
  return last.bracket === 'third_place' ? { round_reached, third_place: won } : { round_reached, final: won }
}

function tally({ matches }: Bracket): Map<EntrantId, Tally> {
  const tallies = new Map<EntrantId, Tally>()
  for (const match of matches) {
    if (match.result === null) continue
    const points = pointsOf(match)
    for (const [index, entrant] of match.participants.entries()) {
      if (entrant === null) continue
      const sum = tallies.get(entrant) ?? emptyTally()
      tallies.set(entrant, sum)
      if (match.winner === entrant) sum.wins++
      else sum.losses++
      sum.for += index === 0 ? points.p1 : points.p2
      sum.against += index === 0 ? points.p2 : points.p1
    }
  }
  return tallies
}

function pointsOf({ result }: Match): { p1: number; p2: number } {
  const points = { p1: 0, p2: 0 }
  for (const { p1, p2 } of result?.games ?? []) {
    points.p1 += p1
    points.p2 += p2
  }
  return points
}

function emptyTally(): Tally {
  return { wins: 0, losses: 0, for: 0, against: 0 }
}
