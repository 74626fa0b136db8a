import type { Match, MatchSource } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'

/** Where a participant will come from: "Winner of QF 2", "Loser of match 5", "2nd of group B"; '' where that has no name. */
export function sourceText(source: MatchSource | null, names: ReadonlyMap<number, string>): string {
  if (source === null) return ''
  const name = 'match_id' in source ? names.get(source.match_id) : ''
  if (name === undefined) return ''
  switch (source.kind) {
    case 'seed':
      return i18n._('Seed {seed}', { seed: source.seed })
    case 'winner':
      return i18n._('Winner of {name}', { name })
    case 'loser':
      return i18n._('Loser of {name}', { name })
    case 'beaten':
      return i18n._('Lost in round {round} to {name} winner', { round: source.round, name })
    case 'rank':
      return source.group === null
        ? i18n._(
            'Best {rank, selectordinal, =1 {winner} =2 {second} =3 {third} one {#st} two {#nd} few {#rd} other {#th}}',
            {
              rank: source.rank,
            },
          )
        : i18n._('{rank, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of group {group}', {
            rank: source.rank,
            group: source.group,
          })
    default:
      return source satisfies never
  }
}

/** Both sides of a match as they are called before anybody stands there. */
export const waitingFor = (
  { participant1_source, participant2_source }: Match,
  names: ReadonlyMap<number, string>,
): readonly [string, string] => [sourceText(participant1_source, names), sourceText(participant2_source, names)]
