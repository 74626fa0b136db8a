import { type Bracket, type Match, report, type Source } from '../../index.ts'

/** A place in the knockout as it is printed: "A1", "best 3 (2)" for slot 2 of the best thirds, "-" for a bye. */
export const nameOf = (source: Source): string => {
  if (source.kind !== 'rank') return '-'
  return source.group === null ? `best ${source.rank} (${source.slot})` : `${source.group}${source.rank}`
}

/** The knockout's first round. */
export const firstRound = ({ matches }: Bracket): Match[] =>
  matches.filter(({ stage, bracket, round }) => stage === 2 && bracket === 'main' && round === 1)
/** Plays the groups only. */
export function playGroups(start: Bracket, score: (match: Match) => readonly [number, number]): Bracket {
  let bracket = start
  for (const match of start.matches) {
    if (match.bracket !== 'group') continue
    const [p1, p2] = score(match)
    bracket = report(bracket, match.number, { games: [{ p1, p2 }], outcome: p1 === p2 ? 'draw' : 'played' }).bracket
  }
  return bracket
}

export const lowerWins = ({ participants: [one, two] }: Match): [number, number] =>
  Number(one) < Number(two) ? [1, 0] : [0, 1]
