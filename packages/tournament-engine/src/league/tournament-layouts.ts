import type { Source } from '../bracket.ts'

/** A first round that a great tournament has made the usual one for its shape. */
export interface TournamentLayout {
  readonly feeds: readonly Source[]
  /** The groups of those in slots 1, 2, …, by the groups that the best of the next rank come from. */
  readonly combinations: ReadonlyMap<string, string>
}

/** Null where no tournament has set the custom. `names` are the groups' names in order. */
export function tournamentLayout(names: readonly string[], advance: number, best: number): TournamentLayout | null {
  if (advance !== 2) return null
  if (names.length === 6 && best === 4) return european24
  const isPowerOfTwo = names.length > 1 && Number.isInteger(Math.log2(names.length))
  return best === 0 && isPowerOfTwo ? { feeds: crossed(names), combinations: new Map() } : null
}

/**
 * Neighbouring groups cross over: A1–B2, C1–D2, … in the upper half, B1–A2, D1–C2, … in the lower one (FIFA, Regulations
 * of the World Cup 2022, article 12.8; with four groups UEFA's championships up to 2012).
 */
function crossed(names: readonly string[]): Source[] {
  const pairs = names.flatMap((name, index) => {
    const next = names[index + 1]
    return index % 2 === 0 && next !== undefined ? [[name, next] as const] : []
  })
  const upper = pairs.flatMap(([one, two]) => [winner(one), second(two)])
  const lower = pairs.flatMap(([one, two]) => [winner(two), second(one)])
  return [...upper, ...lower]
}

const winner = (group: string): Source => ({ kind: 'rank', stage: 1, group, rank: 1 })
const second = (group: string): Source => ({ kind: 'rank', stage: 1, group, rank: 2 })
const third = (slot: number): Source => ({ kind: 'rank', stage: 1, group: null, rank: 3, slot })

/**
 * The European championship of 24 (UEFA, Regulations of the European Championship 2018–20, articles 21.04 and 21.05; the
 * same in 2024). Slots 1 to 4 meet the winners of B, C, E and F; which third comes to which follows from the four groups.
 */
const european24: TournamentLayout = {
  feeds: [
    [winner('B'), third(1)],
    [winner('A'), second('C')],
    [winner('F'), third(4)],
    [second('D'), second('E')],
    [winner('E'), third(3)],
    [winner('D'), second('F')],
    [winner('C'), third(2)],
    [second('A'), second('B')],
  ].flat(),
  combinations: new Map([
    ['ABCD', 'ADBC'],
    ['ABCE', 'AEBC'],
    ['ABCF', 'AFBC'],
    ['ABDE', 'DEAB'],
    ['ABDF', 'DFAB'],
    ['ABEF', 'EFBA'],
    ['ACDE', 'EDCA'],
    ['ACDF', 'FDCA'],
    ['ACEF', 'EFCA'],
    ['ADEF', 'EFDA'],
    ['BCDE', 'EDBC'],
    ['BCDF', 'FDCB'],
    ['BCEF', 'FECB'],
    ['BDEF', 'FEDB'],
    ['CDEF', 'FEDC'],
  ]),
}
