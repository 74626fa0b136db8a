import type { EntrantId, Match } from '../../bracket.ts'
import { isForfeit } from '../../results/forfeit.ts'
import { exact, type TableRecord } from '../record.ts'

/** What one round of an entrant adds to the tie-breaks that look at opponents. */
export interface RoundScore {
  readonly round: number
  /** Table points of the round. */
  readonly points: number
  /** 1, 0.5 or 0: the share of the round that was won. */
  readonly share: number
  /** The points of the opponent, or the entrant's own where nobody was played. */
  readonly opponent: number
  /** A bye that was asked for, an absence or a forfeit loss. */
  readonly voluntary: boolean
}

interface Round extends Omit<RoundScore, 'opponent'> {
  /** Null where nobody was played. */
  readonly against: EntrantId | null
}

/**
 * The rounds of everybody, with unplayed rounds of a Swiss as in the FIDE Tie-Break Regulations (Handbook C.07, in the
 * form of 2023 and since): an unplayed round of one's own counts as played against a virtual opponent with as many
 * points as oneself has; in the points of an opponent the rounds missed of free will at the end (after leaving, say)
 * count as draws, and every other unplayed round as it was scored. In a league a forfeit is a match like any other.
 */
export function roundScores(record: TableRecord): Map<EntrantId, RoundScore[]> {
  const rounds = roundsOf(record)
  const adjusted = new Map(
    [...rounds].map(([entrant, own]) => [entrant, adjustedPoints(own, record.rules.points.draw)]),
  )
  return new Map(
    [...rounds].map(([entrant, own]) => {
      const points = record.points.get(entrant) ?? 0
      const scored = own.map(({ against, ...round }) => {
        return { ...round, opponent: against === null ? points : (adjusted.get(against) ?? 0) }
      })
      return [entrant, scored]
    }),
  )
}

function roundsOf({ entrants, matches, free, rules: { points } }: TableRecord): Map<EntrantId, Round[]> {
  const rounds = new Map<EntrantId, Round[]>(entrants.map(entrant => [entrant, []]))
  for (const match of matches) {
    const [first, second] = match.participants
    if (first === null || second === null) continue
    rounds.get(first)?.push(roundIn(match, first, second, points))
    rounds.get(second)?.push(roundIn(match, second, first, points))
  }
  for (const { entrant, round, bye } of free) {
    const share = bye === 'full' ? 1 : bye === 'half' ? 0.5 : 0
    const worth = bye === 'full' ? points.win : bye === 'half' ? points.draw : 0
    rounds.get(entrant)?.push({ round, points: worth, share, voluntary: bye !== 'full', against: null })
  }
  for (const own of rounds.values()) own.sort((one, two) => one.round - two.round)
  return rounds
}

function roundIn(match: Match, own: EntrantId, other: EntrantId, points: TableRecord['rules']['points']): Round {
  const drawn = match.result?.outcome === 'draw'
  const won = match.winner === own
  const unplayed = match.bracket === 'swiss' && isForfeit(match)
  return {
    round: match.round,
    points: drawn ? points.draw : won ? points.win : points.loss,
    share: drawn ? 0.5 : won ? 1 : 0,
    voluntary: unplayed && !won,
    against: unplayed ? null : other,
  }
}

function adjustedPoints(own: readonly Round[], draw: number): number {
  const lastThere = own.findLastIndex(({ voluntary }) => !voluntary)
  return exact(own.reduce((sum, { points }, index) => sum + (index > lastThere ? draw : points), 0))
}
