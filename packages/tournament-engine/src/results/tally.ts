import type { EntrantId, Match } from '../bracket.ts'

/** What an entrant's counting matches sum up to. */
export interface Tally {
  wins: number
  draws: number
  losses: number
  for: number
  against: number
}

export const emptyTally = (): Tally => ({ wins: 0, draws: 0, losses: 0, for: 0, against: 0 })

/** One tally for everybody who played, over all matches that are decided and count. A double loss is a loss for both. */
export function tallies(matches: Iterable<Match>): Map<EntrantId, Tally> {
  const found = new Map<EntrantId, Tally>()
  const of = (entrant: EntrantId): Tally => {
    const tally = found.get(entrant) ?? emptyTally()
    found.set(entrant, tally)
    return tally
  }
  for (const { result, participants, winner, counts } of matches) {
    const [first, second] = participants
    if (result === null || !counts || first === null || second === null) continue
    let p1 = 0
    let p2 = 0
    for (const game of result.games) {
      p1 += game.p1
      p2 += game.p2
    }
    add(of(first), result.outcome === 'draw', winner === first, p1, p2)
    add(of(second), result.outcome === 'draw', winner === second, p2, p1)
  }
  return found
}

function add(tally: Tally, drawn: boolean, won: boolean, made: number, letIn: number): void {
  if (drawn) tally.draws++
  else if (won) tally.wins++
  else tally.losses++
  tally.for += made
  tally.against += letIn
}
