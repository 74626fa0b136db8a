import type { Match } from '@gym-it/contracts'

const sourcesOf = ({ participant1_source, participant2_source }: Match) => [participant1_source, participant2_source]

/** Where the winner and the loser of each match go. */
export interface Ways {
  readonly winners: ReadonlyMap<number, Match>
  readonly losers: ReadonlyMap<number, Match>
}

export function waysOf(matches: readonly Match[]): Ways {
  const winners = new Map<number, Match>()
  const losers = new Map<number, Match>()
  for (const match of matches) {
    for (const source of sourcesOf(match)) {
      if (source?.kind === 'winner') winners.set(source.match_id, match)
      if (source?.kind === 'loser' && !losers.has(source.match_id)) losers.set(source.match_id, match)
    }
  }
  return { winners, losers }
}
