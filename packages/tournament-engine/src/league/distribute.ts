import type { EntrantId } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'
import { shuffle } from '../seeding/random.ts'

/**
 * Deals the entrants, best seed first, into groups: A B C D, then D C B A, and so on, so that the sums of the seeds come
 * close. Sizes differ by one at most. Throws OPTION_IMPOSSIBLE where a group would have fewer than two.
 *
 * @example
 * snake([1, 2, 3, 4, 5, 6, 7, 8], 2) // → [[1, 4, 5, 8], [2, 3, 6, 7]]
 */
export function snake(entrants: readonly EntrantId[], groups: number): EntrantId[][] {
  return deal(potsOf(entrants, groups), groups, pot => pot % 2 === 1)
}

/**
 * Deals pots into groups as at a world cup's draw: the best seeds in the first pot, as many as there are groups, and of
 * every pot one into each group by lots. `random` gives numbers from 0 to 1, 1 left out: see `randomFrom`. Sizes differ by
 * one at most. Throws OPTION_IMPOSSIBLE where a group would have fewer than two.
 *
 * @example
 * const groups = drawFromPots([1, 2, 3, 4], 2, randomFrom('spring cup'))
 * groups.map(group => group.length) // → [2, 2]
 */
export function drawFromPots(entrants: readonly EntrantId[], groups: number, random: () => number): EntrantId[][] {
  const drawn = potsOf(entrants, groups).map(pot => {
    // Into a pot that is not full lots say too which groups get one: the empty places are shuffled along.
    const places: (EntrantId | null)[] = [...pot, ...new Array<null>(groups - pot.length).fill(null)]
    return shuffle(places, random)
  })
  return deal(drawn, groups, () => false)
}

/** The entrants in pots of one for each group, the best seeds first; the last pot may be smaller. */
function potsOf(entrants: readonly EntrantId[], groups: number): EntrantId[][] {
  if (entrants.length < 2 * groups) {
    const message = `${entrants.length} entrants cannot fill ${groups} groups: a group needs at least two.`
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'groups' })
  }
  return Array.from({ length: Math.ceil(entrants.length / groups) }, (_, pot) =>
    entrants.slice(pot * groups, (pot + 1) * groups),
  )
}

function deal(
  pots: readonly (readonly (EntrantId | null)[])[],
  groups: number,
  backwards: (pot: number) => boolean,
): EntrantId[][] {
  const dealt: EntrantId[][] = Array.from({ length: groups }, () => [])
  for (const [pot, members] of pots.entries()) {
    for (const [index, entrant] of members.entries()) {
      if (entrant !== null) dealt[backwards(pot) ? groups - 1 - index : index]?.push(entrant)
    }
  }
  return dealt
}
