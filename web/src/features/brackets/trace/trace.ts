import type { Match } from '@gym-it/contracts'
import type { Ways } from './ways.ts'

/** How a match belongs to somebody's way: stood in, to follow by winning, or to follow by losing. */
export type Mark = 'own' | 'ahead' | 'after_loss'

export interface Drop {
  readonly from: number
  readonly to: number
}
/** The way of people through a bracket. */
export interface Trace {
  readonly marks: ReadonlyMap<number, Mark>
  /** Where a lost match led, or would lead. */
  readonly drops: readonly Drop[]
}

/** Where the losers of these matches go, or went. */
export const fallsOf = (matches: readonly Match[], { losers }: Ways): readonly Drop[] =>
  matches.flatMap(({ id, status }) => {
    const lower = status === 'bye' ? undefined : losers.get(id)
    return lower === undefined || lower.status === 'bye' ? [] : [{ from: id, to: lower.id }]
  })

const strength: Readonly<Record<Mark, number>> = { own: 2, ahead: 1, after_loss: 0 }

/** The matches these people stood in, those that follow as long as they win, and where a loss led or leads. */
export function traceOf(matches: readonly Match[], { winners, losers }: Ways, people: ReadonlySet<number>): Trace {
  const marks = new Map<number, Mark>()
  const drops: Drop[] = []
  const mark = (id: number, as: Mark) => {
    const known = marks.get(id)
    if (known === undefined || strength[as] > strength[known]) marks.set(id, as)
  }
  for (const person of people) {
    const own = matches.filter(
      ({ participant1, participant2 }) => participant1?.id === person || participant2?.id === person,
    )
    for (const match of own) mark(match.id, 'own')
    for (const match of own) {
      const lower = losers.get(match.id)
      const isLost = match.winner_id !== null && match.winner_id !== person
      if (lower && isLost && own.includes(lower)) drops.push({ from: match.id, to: lower.id })
      if (match.winner_id !== null || match.status === 'bye' || match.status === 'completed') continue
      if (lower) {
        mark(lower.id, 'after_loss')
        drops.push({ from: match.id, to: lower.id })
      }
      let next = winners.get(match.id)
      // A graph without circles, but a broken one must not hold the page.
      for (let left = matches.length; next !== undefined && left > 0; left--) {
        mark(next.id, 'ahead')
        next = winners.get(next.id)
      }
    }
  }
  return { marks, drops }
}
