import type { Bracket, EntrantId, Match } from './bracket.ts'

/** Where an entrant stands: the best place still within reach, which is the place itself once `settled`. */
export interface Placing {
  readonly place: number
  readonly settled: boolean
  /** The match furthest on in the bracket in which the entrant stands. */
  readonly last: Match
  /** The main round reached: 1 for the first, `bracket.rounds` for the final. */
  readonly round_reached: number
}

/** The places at stake in one match: the best one for who wins it, and the one for who goes no further. */
interface Stake {
  readonly won: number
  readonly out: number
}

/** One placing per entrant, in seed order. */
export function placings(bracket: Bracket): Map<EntrantId, Placing> {
  const stakes = stakesOf(bracket)
  const last = new Map<EntrantId, Match>()
  const roundReached = new Map<EntrantId, number>()
  for (const match of bracket.matches) {
    for (const entrant of match.participants) {
      if (entrant === null) continue
      last.set(entrant, match)
      if (match.bracket === 'main') roundReached.set(entrant, match.round)
    }
  }
  const found = new Map<EntrantId, Placing>()
  for (const entrant of bracket.entrants) {
    const match = last.get(entrant)
    const stake = match && stakes[match.number - 1]
    if (!match || !stake) continue
    const settled = match.status === 'completed' || match.status === 'bye'
    const place = !settled || match.winner === entrant ? stake.won : stake.out
    found.set(entrant, { place, settled, last: match, round_reached: roundReached.get(entrant) ?? match.round })
  }
  return found
}

/** Read backwards, since what a match is worth follows from the matches that its winner and its loser go on to. */
function stakesOf({ matches, rounds }: Bracket): Stake[] {
  const won = new Map<number, number>()
  const out = new Map<number, number>()
  const stakes: Stake[] = []
  for (const { number, bracket, round, sources } of matches.toReversed()) {
    const third = bracket === 'third_place'
    const stake = {
      won: won.get(number) ?? (third ? 3 : 1),
      out: out.get(number) ?? (third ? 4 : 2 ** (rounds - round) + 1),
    }
    stakes.push(stake)
    for (const source of sources) {
      if (source.kind === 'winner') won.set(source.match, stake.won)
      if (source.kind === 'loser') out.set(source.match, stake.out)
    }
  }
  return stakes.reverse()
}
