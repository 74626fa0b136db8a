import type { EntrantId, Match } from '../bracket.ts'

/** A game between two: `score` is that of the first, 1, 0.5 or 0. */
export interface RatedResult {
  readonly first: EntrantId
  readonly second: EntrantId
  readonly score: number
}

/**
 * What a tournament says about strength: every match that was played to an end or given up in the middle, as one game.
 * Byes, walkovers, absences, disqualifications, double losses and void matches say nothing.
 *
 * @example
 * const { bracket } = report(draw('single_elimination', [10, 20]), 1, { winner: 20 })
 * ratedResults(bracket) // → [{ first: 10, second: 20, score: 0 }]
 */
export function ratedResults(bracket: { readonly matches: readonly Match[] }): RatedResult[] {
  return bracket.matches.flatMap(({ participants: [first, second], result, counts }) => {
    if (first === null || second === null || !counts || !telling.has(result?.outcome)) return []
    const score = result?.outcome === 'draw' ? 0.5 : Number(result?.winner === first)
    return [{ first, second, score }]
  })
}

const telling: ReadonlySet<string | undefined> = new Set(['played', 'draw', 'retired'])
