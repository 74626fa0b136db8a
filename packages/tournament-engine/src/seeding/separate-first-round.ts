import type { EntrantId, Pairing } from '../bracket.ts'

/**
 * The first round of a Swiss without club-mates against each other: whoever would meet one takes the opponent of the
 * nearest pair where neither exchange brings two mates together. That leaves none as long as no club has more than half of
 * those who play, and as few as can be otherwise: a pair that has nobody of the club is then always there. Byes stay.
 * For any two the predicate says whether they are mates: see `areClubMates`.
 *
 * @example
 * const round = [{ first: 1, second: 4 }, { first: 2, second: 5 }, { first: 3, second: 6 }]
 * const mates = areClubMates([{ id: 1, club: 'Kraken' }, { id: 4, club: 'Kraken' }, { id: 5, club: 'Kraken' }])
 * separateFirstRound(round, mates) // → [{ first: 1, second: 6 }, { first: 2, second: 5 }, { first: 3, second: 4 }]
 */
export function separateFirstRound(
  pairings: readonly Pairing[],
  areMates: (one: EntrantId, two: EntrantId) => boolean,
): Pairing[] {
  const apart = [...pairings]
  for (const [index, { first, second }] of apart.entries()) {
    if (second === null || !areMates(first, second)) continue
    const [nearest] = [...apart.entries()]
      .filter(([, other]) => other.second !== null && !areMates(first, other.second) && !areMates(other.first, second))
      .sort(([one], [two]) => Math.abs(one - index) - Math.abs(two - index))
    if (nearest === undefined) continue
    const [place, other] = nearest
    apart[place] = { ...other, second }
    apart[index] = { first, second: other.second }
  }
  return apart
}
