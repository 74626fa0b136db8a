import type { Match, MatchSource } from '@gym-it/contracts'

const words: readonly string[] = ['zeroth', 'winner', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** 1 → "1st", 12 → "12th", 22 → "22nd". */
export function ordinal(place: number): string {
  const tens = place % 100
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return `${place}${ending}`
}

/** Where a participant will come from: "Winner of QF 2", "Loser of match 5", "2nd of group B"; '' where that has no name. */
export function sourceText(source: MatchSource | null, names: ReadonlyMap<number, string>): string {
  if (source === null) return ''
  const name = 'match_id' in source ? names.get(source.match_id) : ''
  if (name === undefined) return ''
  switch (source.kind) {
    case 'seed':
      return `Seed ${source.seed}`
    case 'winner':
      return `Winner of ${name}`
    case 'loser':
      return `Loser of ${name}`
    case 'beaten':
      return `Lost in round ${source.round} to ${name} winner`
    case 'rank':
      return source.group === null
        ? `Best ${words[source.rank] ?? ordinal(source.rank)}`
        : `${ordinal(source.rank)} of group ${source.group}`
    default:
      return source satisfies never
  }
}

/** Both sides of a match as they are called before anybody stands there. */
export const waitingFor = (
  { participant1_source, participant2_source }: Match,
  names: ReadonlyMap<number, string>,
): readonly [string, string] => [sourceText(participant1_source, names), sourceText(participant2_source, names)]
