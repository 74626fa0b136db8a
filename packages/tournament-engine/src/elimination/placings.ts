import type { Bracket, EntrantId, Match } from '../bracket.ts'
import { fitLoser, isDecided } from '../graph/feed.ts'
import { placesNow } from './places.ts'

/** Where an entrant stands: the best place still within reach, which is the place itself once `settled`. */
export interface Placing {
  readonly place: number
  readonly settled: boolean
  /** The place that is sure already: that of losing from here on. */
  readonly secured: number
  /** The match furthest on in the bracket in which the entrant stands. */
  readonly last: Match
  /** The furthest round of the main bracket in which the entrant stood; 0 for none. */
  readonly reached: number
}

/** One placing for each who came to a knockout match, in match order. */
export function placings(bracket: Pick<Bracket, 'matches' | 'withdrawals'>): Map<EntrantId, Placing> {
  const { matches } = bracket
  const stakes = stakesOf(matches)
  const standing = new Map<EntrantId, { last: Match; reached: number }>()
  for (const match of matches) {
    if (match.places === null) continue
    for (const entrant of match.participants) {
      if (entrant === null) continue
      const reached = match.bracket === 'main' ? match.round : (standing.get(entrant)?.reached ?? 0)
      standing.set(entrant, { last: match, reached })
    }
  }
  const now = placesNow(matches)
  const comeback = comebacksOf(bracket, stakes)
  const found = new Map<EntrantId, Placing>()
  for (const [entrant, { last, reached }] of standing) {
    const stake = stakes[last.number - 1] ?? nothing
    const decided = isDecided(last)
    const end = decided && last.winner !== entrant ? stake.lost : stake.won
    const beater = last.winner === null || last.winner === entrant ? undefined : standing.get(last.winner)?.last
    const back = beater?.bracket === 'main' && !isDecided(beater) ? comeback(last) : null
    const secured = now.worst[decided ? end : stake.lost] ?? end
    const place = now.best[back ?? (decided ? end : stake.won)] ?? end
    found.set(entrant, { place, secured, settled: decided && back === null && place === secured, last, reached })
  }
  return found
}

/** The places at stake in a match: the best one for who wins it, and the one for who loses this and all that follows. */
interface Stake {
  readonly won: number
  readonly lost: number
}

const nothing: Stake = { won: Number.MAX_SAFE_INTEGER, lost: Number.MAX_SAFE_INTEGER }

/** By number - 1. Read backwards, since what a match is worth follows from those that its winner and its loser go on to. */
function stakesOf(matches: readonly Match[]): Stake[] {
  const stakes: Stake[] = new Array(matches.length).fill(nothing)
  const ahead = matches.map((): { won: number; lost: number } => ({ ...nothing }))
  for (const { number, places, sources } of matches.toReversed()) {
    if (places === null) continue
    const { won, lost } = ahead[number - 1] ?? nothing
    const stake = { won: places[0] ?? won, lost: places[1] ?? lost }
    stakes[number - 1] = stake
    for (const source of sources) {
      if (source.kind !== 'winner' && source.kind !== 'loser') continue
      const before = ahead[source.match - 1]
      if (before === undefined) continue
      if (source.kind === 'winner') before.won = stake.won
      else before.lost = stake.lost
    }
  }
  return stakes
}

/**
 * What is still to be won by who lost a match of the main bracket to one who has not lost yet: the place for winning the
 * match into which they come back if that one gets far enough, or null.
 */
function comebacksOf(
  { matches, withdrawals }: Pick<Bracket, 'matches' | 'withdrawals'>,
  stakes: readonly Stake[],
): (lost: Match) => number | null {
  const waiting = matches.flatMap(({ number, sources }) =>
    sources.flatMap(source => {
      const top = source.kind === 'beaten' ? matches[source.match - 1] : undefined
      if (source.kind !== 'beaten' || top === undefined || isDecided(top)) return []
      return [{ top, round: source.round, won: stakes[number - 1]?.won ?? nothing.won }]
    }),
  )
  return lost => {
    if (lost.bracket !== 'main' || fitLoser(lost, { withdrawals }, false) === null) return null
    const way = waiting.find(
      ({ top, round }) => round === lost.round && top.position === Math.ceil(lost.position / 2 ** (top.round - round)),
    )
    return way === undefined ? null : way.won
  }
}
