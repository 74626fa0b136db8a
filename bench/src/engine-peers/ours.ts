import { type Bracket, draw, report } from '@gym-it/tournament-engine'
import type { DoubleElimination } from './double-elimination.ts'

export const entrantsOf = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

export const ours: DoubleElimination<Bracket> = {
  name: 'ours',
  create: entrants => draw('double_elimination', entrantsOf(entrants), { grand_final: 'reset' }),
  play(start, most) {
    let bracket = start
    let played = 0
    for (const { number } of start.matches) {
      const match = bracket.matches[number - 1]
      if (match?.status !== 'ready') continue
      bracket = report(bracket, number, { winner: match.participants[0] ?? undefined }).bracket
      played++
      if (played === most) break
    }
    return played
  },
}
