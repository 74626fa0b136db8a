import type { Match, MatchSource, Participant } from '@gym-it/contracts'

const bySeed = (one: Participant, two: Participant) =>
  (one.seed ?? Number.POSITIVE_INFINITY) - (two.seed ?? Number.POSITIVE_INFINITY) || one.id - two.id

/**
 * Who may come to stand on a side of a match, as its sources have it: the one who stands there, else all who may win
 * (or lose) the match that it comes from, the best seed first. Places of tables are not followed: nobody is named for
 * them before the table is through. Each match is looked at once, so that a whole bracket costs no more than its size.
 */
export function mayCome(matches: readonly Match[]): (match: Match, side: 'p1' | 'p2') => readonly Participant[] {
  const byId = new Map(matches.map(match => [match.id, match]))
  const known = new Map<number, ReadonlyMap<number, Participant>>()

  const fromSource = (source: MatchSource | null): ReadonlyMap<number, Participant> => {
    const isMatch = source?.kind === 'winner' || source?.kind === 'loser' || source?.kind === 'beaten'
    const from = isMatch ? byId.get(source.match_id) : undefined
    return from === undefined ? new Map() : ofMatch(from)
  }
  const ofSide = (person: Participant | null, source: MatchSource | null): ReadonlyMap<number, Participant> =>
    person === null ? fromSource(source) : new Map([[person.id, person]])
  const ofMatch = (match: Match): ReadonlyMap<number, Participant> => {
    const found = known.get(match.id)
    if (found !== undefined) return found
    // Set before its sources are looked at: a circle in a broken graph ends here.
    known.set(match.id, new Map())
    const both = new Map([
      ...ofSide(match.participant1, match.participant1_source),
      ...ofSide(match.participant2, match.participant2_source),
    ])
    known.set(match.id, both)
    return both
  }
  return (match, side) =>
    [
      ...(side === 'p1'
        ? ofSide(match.participant1, match.participant1_source)
        : ofSide(match.participant2, match.participant2_source)
      ).values(),
    ].toSorted(bySeed)
}
