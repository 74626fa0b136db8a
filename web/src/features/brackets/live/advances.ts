import type { Match } from '@gym-it/contracts'
import type { Join } from '../tree/tree-layout.ts'

const stands = ({ participant1, participant2 }: Match, id: number) => participant1?.id === id || participant2?.id === id

/** The joins on which a winner has come on between two states of the matches. */
export function advancesOf(
  joins: readonly Join[],
  before: ReadonlyMap<number, Match>,
  after: ReadonlyMap<number, Match>,
): readonly Join[] {
  return joins.filter(({ from, to }) => {
    const [was, is, winner] = [before.get(to), after.get(to), after.get(from)?.winner_id]
    if (!was || !is || was === is || winner === undefined || winner === null) return false
    return stands(is, winner) && !stands(was, winner)
  })
}
