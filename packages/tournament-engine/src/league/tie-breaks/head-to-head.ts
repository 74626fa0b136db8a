import type { EntrantId, Match } from '../../bracket.ts'
import { emptyTally, tallies } from '../../results/tally.ts'
import type { Criterion, Numbers } from '../ranking.ts'
import { exact, pointsOf, type TableRecord } from '../record.ts'

/**
 * The table of the matches among those who are level alone: points, then difference, then points made. Where it
 * separates some, it is made anew among those still level, and only where that separates nobody the next rule follows
 * (UEFA, Regulations of the European Championship 2018–20, article 20.01 a–d; FIFA compares the same three numbers).
 */
export function headToHead(record: TableRecord): Criterion {
  let home: ReadonlyMap<EntrantId, readonly Match[]> | undefined
  const numbersOf = (level: readonly EntrantId[]): Map<EntrantId, Numbers> => {
    home ??= byFirst(record.matches)
    const among = new Set(level)
    const played = level.flatMap(entrant => (home?.get(entrant) ?? []).filter(match => isAmong(match, among)))
    const sums = tallies(played)
    return new Map(
      level.map(entrant => {
        const tally = sums.get(entrant) ?? emptyTally()
        return [entrant, [pointsOf(tally, record.rules), exact(tally.for - tally.against), exact(tally.for)]]
      }),
    )
  }
  const names = ['head_to_head', 'head_to_head_difference', 'head_to_head_for']
  return { rule: 'head_to_head', names, numbersOf, again: true }
}

const isAmong = ({ participants: [, second] }: Match, among: ReadonlySet<EntrantId>): boolean =>
  second !== null && among.has(second)

/** Every match once, under its first participant, so that a mini-table need not look through all matches. */
function byFirst(matches: readonly Match[]): Map<EntrantId, Match[]> {
  const found = new Map<EntrantId, Match[]>()
  for (const match of matches) {
    const [first] = match.participants
    if (first === null) continue
    const list = found.get(first)
    if (list === undefined) found.set(first, [match])
    else list.push(match)
  }
  return found
}
