import type { Match } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { shortName } from '../match/match-name.ts'
import { shortRound } from '../sections/round-label.ts'

/** Of a final there are several: which one is meant. */
const finals: Readonly<Record<string, string>> = {
  "Losers' final": /*i18n*/ 'L final',
  'Grand final, second match': /*i18n*/ '2nd final',
}

/** Where the loser of each match goes on, as it stands at the edge of its card: "↓ 12", "↓ 3rd". */
export function dropTexts(
  losers: ReadonlyMap<number, Match>,
  names: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> {
  const textOf = ({ id, label }: Match) => {
    const final = finals[label]
    return final === undefined ? shortName(names.get(id)) || shortRound(label) : i18n._(final)
  }
  return new Map([...losers].map(([id, target]) => [id, `↓ ${textOf(target)}`]))
}
