import type { EntrantId } from '../../bracket.ts'
import { exact, type Measure, measureTallies, type TableRecord } from '../record.ts'

/** Table points, those for free rounds included. */
export const points: Measure = record => record.points

/** Points made less points let in, over all games. */
export const difference: Measure = record => measureTallies(record, tally => exact(tally.for - tally.against))

/** Points made, over all games. */
export const pointsFor: Measure = record => measureTallies(record, tally => exact(tally.for))

/** Matches won, walkovers included. */
export const wins: Measure = record => measureTallies(record, tally => tally.wins)

/** Points made as a share of all points, which orders as made to let in does and stays finite; 0 without any. */
export const pointsRatio: Measure = record => measureTallies(record, tally => share(tally.for, tally.against))

/** Games won as a share of the games that somebody won, which orders as won to lost does and stays finite. */
export const gamesRatio: Measure = record => {
  const won = zeros(record)
  const lost = zeros(record)
  forEachSide(record, (entrant, side, { result }) => {
    for (const { p1, p2 } of result?.games ?? []) {
      if (p1 !== p2) add(p1 > p2 === (side === 0) ? won : lost, entrant, 1)
    }
  })
  return new Map([...won].map(([entrant, games]) => [entrant, share(games, lost.get(entrant) ?? 0)]))
}

/** Penalty points (cards, cautions); fewer is better. */
export const fairPlay: Measure = record => {
  const penalties = zeros(record)
  forEachSide(record, (entrant, side, { result }) => {
    const given = result?.fair_play
    if (given !== undefined) add(penalties, entrant, side === 0 ? given.p1 : given.p2)
  })
  return penalties
}

const share = (one: number, other: number): number => (one === 0 ? 0 : one / (one + other))

const zeros = ({ entrants }: TableRecord): Map<EntrantId, number> => new Map(entrants.map(entrant => [entrant, 0]))

function add(sums: Map<EntrantId, number>, entrant: EntrantId, more: number): void {
  sums.set(entrant, exact((sums.get(entrant) ?? 0) + more))
}

function forEachSide(
  { matches }: TableRecord,
  see: (entrant: EntrantId, side: number, match: TableRecord['matches'][number]) => void,
): void {
  for (const match of matches) {
    for (const [side, entrant] of match.participants.entries()) if (entrant !== null) see(entrant, side, match)
  }
}
