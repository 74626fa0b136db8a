import type { Draw, EntrantId, Match } from '../bracket.ts'
import { exact, recordOf } from '../league/record.ts'
import { isForfeit } from '../results/forfeit.ts'
import { virtualPoints } from './accelerated.ts'
import { freeRounds, roundsOf } from './swiss-rounds.ts'

/** The first side of a match (white, home, the red corner) or the second. */
export type Side = 1 | -1

/** What a round left an entrant with: paired with fewer points or not at all, with more points, or with the same. */
export type Float = 'down' | 'up' | null

/** All that the pairing of a round looks at in an entrant. */
export interface Player {
  readonly entrant: EntrantId
  readonly seed: number
  /** Points before the round, with the virtual ones of an accelerated start. */
  readonly score: number
  readonly points: number
  /** Against whom the entrant has played; a forfeit was not played. */
  readonly met: ReadonlySet<EntrantId>
  /** On which sides, in the matches played. */
  readonly sides: readonly Side[]
  /** In the last round and in the one before it. */
  readonly floats: readonly [Float, Float]
  /** Whether a bye or a forfeit gave as much as a win, and which of the two; nobody gets that from a bye again. */
  readonly rested: 'bye' | 'forfeit' | null
  /** Rounds without a match that was played. */
  readonly idle: number
}

/** A bracket as far as it is needed to pair a round. */
export type SwissFacts = Draw & { readonly matches: readonly Match[] }

type Notes = { -readonly [K in 'met' | 'sides' | 'rested']: K extends 'met' ? Set<EntrantId> : Player[K] }

/** Everybody as they were before a round, best seed first. */
export function playersBefore(facts: SwissFacts, round: number): Player[] {
  const { entrants, pairings } = facts
  const notes = new Map(
    entrants.map(entrant => [entrant, { met: new Set<EntrantId>(), sides: [], rested: null } as Notes]),
  )
  for (const match of facts.matches) if (match.round < round) noteMatch(match, notes)
  for (const { entrant, bye, round: free } of freeRounds(pairings)) {
    const own = notes.get(entrant)
    if (own !== undefined && free < round && bye === 'full') own.rested = 'bye'
  }
  const { points, scores } = scoresBefore(facts, round)
  const last = floatsIn(facts, round - 1)
  const before = floatsIn(facts, round - 2)
  return entrants.map((entrant, index): Player => {
    const { met, sides, rested } = notes.get(entrant) ?? { met: new Set(), sides: [], rested: null }
    return {
      entrant,
      seed: index + 1,
      score: scores.get(entrant) ?? 0,
      points: points.get(entrant) ?? 0,
      met,
      sides,
      floats: [last.get(entrant) ?? null, before.get(entrant) ?? null],
      rested,
      idle: round - 1 - sides.length,
    }
  })
}

function noteMatch(match: Match, notes: ReadonlyMap<EntrantId, Notes>): void {
  const [first, second] = match.participants
  if (first === null || second === null || match.result === null) return
  if (isForfeit(match)) {
    const winner = notes.get(match.winner ?? Number.NaN)
    if (winner !== undefined) winner.rested ??= 'forfeit'
    return
  }
  for (const [entrant, opponent, side] of [
    [first, second, 1],
    [second, first, -1],
  ] as const) {
    const own = notes.get(entrant)
    own?.met.add(opponent)
    if (own !== undefined) own.sides = [...own.sides, side]
  }
}

function scoresBefore(facts: SwissFacts, round: number) {
  const { entrants, pairings, matches, options } = facts
  const played = matches.filter(match => match.round < round)
  const free = freeRounds(pairings).filter(bye => bye.round < round)
  const { points } = recordOf(entrants, played, options, free)
  const rounds = roundsOf(facts)
  const scores = entrants.map((entrant, index) => {
    const more = virtualPoints(facts, index + 1, round, rounds)
    return [entrant, exact((points.get(entrant) ?? 0) + more)] as const
  })
  return { points, scores: new Map(scores) }
}

/** Who floated in a round: see `Float`. Not to play counts as floating down. */
function floatsIn(facts: SwissFacts, round: number): Map<EntrantId, Float> {
  if (round < 1) return new Map()
  const { scores } = scoresBefore(facts, round)
  const floats = new Map<EntrantId, Float>(facts.entrants.map(entrant => [entrant, 'down']))
  for (const match of facts.matches) {
    const [first, second] = match.participants
    if (match.round !== round || first === null || second === null || isForfeit(match)) continue
    const lead = (scores.get(first) ?? 0) - (scores.get(second) ?? 0)
    floats.set(first, lead === 0 ? null : lead > 0 ? 'down' : 'up')
    floats.set(second, lead === 0 ? null : lead > 0 ? 'up' : 'down')
  }
  return floats
}
