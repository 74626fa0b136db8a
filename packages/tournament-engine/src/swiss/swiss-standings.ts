import type { Bracket } from '../bracket.ts'
import type { FreeRound } from '../league/record.ts'
import { leagueTable } from '../league/table.ts'
import type { Standing } from '../standings.ts'
import { freeRounds } from './swiss-rounds.ts'

/** The table: byes count as a win, a draw or nothing, and who is not in a round at all has missed it. */
export function swissStandings({ entrants, matches, options, pairings }: Bracket): Standing[] {
  return leagueTable(entrants, matches, options, {
    free: [...freeRounds(pairings), ...missedRounds({ entrants, pairings })],
  })
}

/** The rounds before somebody came and after somebody left. */
function missedRounds({ entrants, pairings }: Pick<Bracket, 'entrants' | 'pairings'>): FreeRound[] {
  return pairings.flatMap((round, index) => {
    const there = new Set(round.flatMap(({ first, second }) => [first, second]))
    const missing = entrants.filter(entrant => !there.has(entrant))
    return missing.map((entrant): FreeRound => ({ entrant, round: index + 1, bye: 'none' }))
  })
}
