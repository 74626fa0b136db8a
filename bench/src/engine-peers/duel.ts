import { createRequire } from 'node:module'
import type { DoubleElimination } from './double-elimination.ts'

interface DuelMatch {
  readonly id: object
  readonly p: readonly number[]
  readonly m?: readonly number[]
}
interface Duel {
  readonly matches: readonly DuelMatch[]
  score(id: object, scores: readonly number[]): boolean
}

// The package has no types of its own: this is what its documentation says.
const DuelConstructor = createRequire(import.meta.url)('duel') as new (
  entrants: number,
  options: { last: number },
) => Duel

export const duel: DoubleElimination<Duel> = {
  name: 'duel',
  create: entrants => new DuelConstructor(entrants, { last: 2 }),
  play(state, most) {
    let played = 0
    for (let before = -1; before !== played; ) {
      before = played
      for (const { id, m, p } of state.matches) {
        const [first = 0, second = 0] = p
        if (m || first <= 0 || second <= 0 || !state.score(id, [1, 0])) continue
        played++
        if (played === most) return played
      }
    }
    return played
  },
}
