import type { BeatenSource, Draw, EntrantId, Match, MatchResult, RankSource, Slot, Source } from '../bracket.ts'
import { EngineError } from '../engine-error.ts'
import { type GroupOrder, qualifierOf } from '../league/qualification.ts'
import { matchAt } from './match-at.ts'

/** What a source delivers: an entrant, null for "nobody will ever come", undefined for "not known yet". */
export type Feed = EntrantId | null | undefined

/** What sources are read from. The tables of complete groups are kept for as long as one change is worked out. */
export interface Play {
  readonly draw: Draw
  readonly matches: readonly Match[]
  readonly tables: Map<string, GroupOrder>
}

export const isDecided = ({ status }: Match): boolean => status === 'completed' || status === 'bye'

/** Disqualified and absent athletes do not come back through a repechage. */
const unfit: ReadonlySet<MatchResult['outcome'] | undefined> = new Set(['disqualified', 'no_show', 'walkover'])

/** `played`: whether the match that asks has a reported result, so that who left only afterwards still stands in it. */
export function feedOf(source: Source, play: Play, played: boolean): Feed {
  switch (source.kind) {
    case 'seed':
      return play.draw.entrants[source.seed - 1]
    case 'bye':
      return null
    case 'winner': {
      const match = matchAt(play.matches, source.match)
      return isDecided(match) ? match.winner : undefined
    }
    case 'loser': {
      const match = matchAt(play.matches, source.match)
      if (!isDecided(match)) return undefined
      if (source.only === 'second_wins' && match.winner !== match.participants[1]) return null
      return source.only === 'fit' ? fitLoser(match, play.draw, played) : match.loser
    }
    case 'beaten': {
      const match = matchWonBy(source, play.matches)
      return match === undefined || match === null ? match : fitLoser(match, play.draw, played)
    }
    case 'rank':
      return rankFeed(source, play)
    default:
      return source satisfies never
  }
}

function rankFeed(source: RankSource, play: Play): Feed {
  if (play.draw.groups.length > 0) return qualifierOf(source, play)
  throw new EngineError('OPTION_IMPOSSIBLE', 'Only a draw with groups has ranks.', { option: 'groups' })
}

/** Who may come back after this match; the draw knows who has left the tournament since. */
export function fitLoser({ loser, result }: Match, { withdrawals }: Pick<Draw, 'withdrawals'>, played: boolean): Slot {
  if (unfit.has(result?.outcome)) return null
  return !played && withdrawals.some(({ entrant }) => entrant === loser) ? null : loser
}

/** Follows the winner of a match back to the round asked for: undefined while there is no winner, null if never. */
export function matchWonBy(source: BeatenSource, matches: readonly Match[]): Match | null | undefined {
  let match = matchAt(matches, source.match)
  const { winner } = match
  if (!isDecided(match)) return undefined
  while (winner !== null && match.round > source.round) {
    const before = match.sources[match.participants[0] === winner ? 0 : 1]
    if (before.kind !== 'winner') return null
    match = matchAt(matches, before.match)
  }
  return winner === null ? null : match
}
