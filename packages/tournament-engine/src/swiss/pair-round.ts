import type { EntrantId, Pairing } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'
import { cheapestPairs } from './cheapest-pairs.ts'
import { pairCosts } from './pair-cost.ts'
import { type Player, playersBefore, type SwissFacts } from './players.ts'
import { sideOf } from './sides.ts'
import { roundsOf } from './swiss-rounds.ts'
import { firstTransposition } from './transposition.ts'

/** Somebody who does not play the next round, and whether that is worth half a win (a draw's points) or nothing. */
export interface Absence {
  readonly entrant: EntrantId
  readonly bye: 'half' | 'none'
}

/**
 * Pairs the next round: nobody meets anybody twice, and of an odd number one of the lowest score at which that is
 * possible rests who has not had points without playing. Only where there is no other way do two meet who clash over
 * the sides. Throws PAIRING_IMPOSSIBLE.
 */
export function pairRound(facts: SwissFacts, absences: readonly Absence[] = []): Pairing[] {
  const { options, pairings, withdrawals } = facts
  const round = pairings.length + 1
  const away = new Set([...withdrawals, ...absences].map(({ entrant }) => entrant))
  const ranked = rank(playersBefore(facts, round).filter(({ entrant }) => !away.has(entrant)))
  const topScore = round === roundsOf(facts) ? (options.points.win * (round - 1)) / 2 : Number.POSITIVE_INFINITY
  const byes = absences.map(({ entrant, bye }): Pairing => ({ first: entrant, second: null, bye }))
  for (const allowClashes of options.balance_sides ? [false, true] : [true]) {
    for (const byeScore of byeScores(ranked)) {
      const costs = pairCosts(ranked, { balanceSides: options.balance_sides, allowClashes, topScore, byeScore })
      const mates = cheapestPairs(costs)
      if (mates === null) continue
      firstTransposition(costs, mates)
      return [...pairingsOf(ranked, mates, options.balance_sides), ...byes]
    }
  }
  const message = `Round ${round} cannot be paired: too many of those left have met, or had a bye, already.`
  throw new EngineError('PAIRING_IMPOSSIBLE', message)
}

/** Highest score first, then best seed. */
export function rank(players: readonly Player[]): Player[] {
  return players.toSorted((one, two) => two.score - one.score || one.seed - two.seed)
}

/** The scores at which somebody may rest, lowest first; null where everybody has an opponent. */
function byeScores(ranked: readonly Player[]): (number | null)[] {
  if (ranked.length % 2 === 0) return [null]
  return [...new Set(ranked.filter(({ rested }) => rested === null).map(({ score }) => score))].reverse()
}

/** In the order of the better ranked, the bye last. */
function pairingsOf(ranked: readonly Player[], mates: Int32Array, balanceSides: boolean): Pairing[] {
  const pairings: Pairing[] = []
  const byes: Pairing[] = []
  for (const [index, better] of ranked.entries()) {
    const mate = mates[index] ?? -1
    const other = ranked[mate]
    if (other === undefined) byes.push({ first: better.entrant, second: null, bye: 'full' })
    else if (index < mate) {
      const [first, second] = balanceSides && sideOf(better, other) < 0 ? [other, better] : [better, other]
      pairings.push({ first: first.entrant, second: second.entrant })
    }
  }
  return [...pairings, ...byes]
}
